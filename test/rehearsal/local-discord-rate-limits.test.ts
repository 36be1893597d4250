import { Routes } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

let stage: Stage;
let time = Date.now();

afterEach(() => stage.discord.close());

/** Raw requests, because discord.js would wait by itself. */
function call(method: string, route: string, body?: object): Promise<Response> {
  return fetch(`${stage.discord.apiUrl}/v10${route}`, {
    method,
    headers: {
      authorization: `Bot ${stage.discord.token}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function statuses(count: number, request: () => Promise<Response>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i += 1) all.push((await request()).status);
  return all;
}

it('allows five messages per channel in 5 seconds', async () => {
  stage = await setStage({ rateLimits: true, now: () => time });
  const send = (): Promise<Response> =>
    call('POST', Routes.channelMessages(stage.channel.id), { content: 'x' });
  const first = await send();
  expect(first.headers.get('x-ratelimit-limit')).toBe('5');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  expect(await statuses(5, send)).toEqual([200, 200, 200, 200, 429]);
  const refused = await send();
  expect(await refused.json()).toMatchObject({ retry_after: 5, global: false });
  time += 5000;
  expect((await send()).status).toBe(200);
});

it('allows two renames per thread in 10 minutes', async () => {
  stage = await setStage({ rateLimits: true, now: () => time });
  const created = await call('POST', Routes.threads(stage.channel.id), { name: 'x', type: 11 });
  expect(created.status).toBe(201);
  const thread = stage.guild.channels().find(({ parentId }) => parentId !== undefined);
  const rename = (): Promise<Response> =>
    call('PATCH', Routes.channel(thread?.id ?? ''), { name: 'y' });
  expect(await statuses(3, rename)).toEqual([200, 200, 429]);
  const archived = await call('PATCH', Routes.channel(thread?.id ?? ''), { archived: true });
  expect(archived.status).toBe(200);
});

const get = (): Promise<Response> => call('GET', Routes.user());

it('allows fifty requests per second in total', async () => {
  stage = await setStage({ rateLimits: true, now: () => time });
  expect((await statuses(51, get)).filter((status) => status === 429)).toHaveLength(1);
  time += 1000;
  expect((await get()).status).toBe(200);
});

it('limits nothing by default', async () => {
  stage = await setStage();
  const send = (): Promise<Response> =>
    call('POST', Routes.channelMessages(stage.channel.id), { content: 'x' });
  expect(new Set(await statuses(60, send))).toEqual(new Set([200]));
});
