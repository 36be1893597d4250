import { DefaultRestOptions, PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../../src/engine/finding.ts';
import { examineDiscord } from '../../../src/platforms/discord/examine.ts';
import {
  startLocalDiscord,
  type LocalDiscord,
} from '../../../src/rehearsal/local-discord/index.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.close());

const rights = (missing: readonly string[]) => missing.join(', ');
const busy = () => Response.json({ retry_after: 0.01 }, { status: 429 });

/** What is found of one channel in which a workshop is open, once the bot lacks these rights there. */
async function foundIn(denied: bigint): Promise<Finding | undefined> {
  const guild = discord.addGuild({ name: 'Ici' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  if (denied !== 0n) guild.denyBot(channel.id, denied);
  const found = await examineDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    places: [{ community: guild.id, channel: channel.id }],
    now: Date.now,
    rights,
  });
  return found.at(-1);
}

/** What is found of two channels of one server, by a Discord that answers one route so the first time. */
async function foundWhere(route: RegExp, answer: Response): Promise<readonly Finding[]> {
  const guild = discord.addGuild({ name: 'Ici' });
  const places = ['un', 'deux'].map((name) => ({
    community: guild.id,
    channel: guild.addTextChannel({ name }).id,
  }));
  const asked: string[] = [];
  const { makeRequest } = DefaultRestOptions;
  vi.spyOn(DefaultRestOptions, 'makeRequest').mockImplementation(async (url, init) => {
    const isFirst = !asked.some((each) => route.test(each));
    asked.push(url);
    return isFirst && route.test(url) ? answer : makeRequest(url, init);
  });
  const { token, apiUrl } = discord;
  const found = await examineDiscord({ token, apiUrl, places, now: Date.now, rights });
  expect(asked.filter((url) => url.endsWith(`/guilds/${guild.id}`)).length).toBeLessThanOrEqual(2);
  return found.slice(-2);
}

describe('a Discord that is busy', () => {
  const place = { well: true, key: 'discord.doctor.place' };

  it('is asked again after the time it tells, each server once', async () => {
    expect(await foundWhere(/\/guilds\/\d+$/u, busy())).toMatchObject([place, place]);
  });

  it('is not taken for one that says no', async () => {
    const down = new Response('{}', { status: 502 });
    const unreachable = { well: false, key: 'discord.lost.unreachable' };
    expect(await foundWhere(/\/channels\/\d+$/u, down)).toMatchObject([unreachable, place]);
  });
});

describe('an open workshop’s channel, examined without connecting', () => {
  it('is well where nothing is missing', async () => {
    expect(await foundIn(0n)).toMatchObject({ well: true, key: 'discord.doctor.place' });
  });

  it('tells which rights are missing', async () => {
    const { SendMessages, CreatePublicThreads } = PermissionFlagsBits;
    expect(await foundIn(SendMessages | CreatePublicThreads)).toMatchObject({
      well: false,
      key: 'discord.doctor.missing',
      values: { rights: expect.stringContaining('publicThreads') },
    });
  });

  it('tells that it is out of sight', async () => {
    const found = await foundIn(PermissionFlagsBits.ViewChannel);
    expect(found).toMatchObject({ well: false });
    expect(['discord.doctor.noSight', 'discord.doctor.missing']).toContain(found?.key);
  });
});
