import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import type { Store } from '../../src/engine/drawers.ts';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import type { LocalDiscordOptions } from '../../src/rehearsal/local-discord/handles.ts';
import { until } from '../../src/rehearsal/look.ts';
import { environmentFor, spawnBot, startBotProcess } from '../support/bot-process.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function stageWith(options: Parameters<typeof setSmallStage>[0] = {}): Promise<SmallStage> {
  const stage = await setSmallStage(options);
  ends.push(() => stage.close());
  return stage;
}

const reasons = ({ bot }: SmallStage) => bot.troubles().map(({ reason }) => reason);
const logged = ({ logged }: SmallStage, what: string) =>
  logged.filter((line) => line.startsWith(what));

describe('the bot’s health', () => {
  it('is good once it is ready', async () => {
    const stage = await stageWith();
    expect(stage.bot.troubles()).toEqual([]);
    expect(stage.bot.ready()).toBe(true);
  });

  it('is bad while disconnected, and good once reconnected', async () => {
    const stage = await stageWith();
    stage.discord.dropConnections(4000);
    await until('the trouble', () => reasons(stage)[0]);
    expect(reasons(stage)).toEqual(['disconnected']);
    expect(stage.bot.ready()).toBe(false);
    await until('the connection', () => stage.bot.ready() || undefined);
    expect(logged(stage, 'the connection to Discord closed')[0]).toContain('"code":4000');
    expect(logged(stage, 'the connection to Discord resumed')).toHaveLength(1);
  });

  it('is bad for as long as Discord is down', async () => {
    const stage = await stageWith();
    await stage.discord.close();
    await until('the trouble', () => reasons(stage)[0]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(reasons(stage)).toEqual(['disconnected']);
    expect(stage.bot.ready()).toBe(false);
  });

  it('is bad when heartbeats go unanswered, and it reconnects', async () => {
    const stage = await stageWith({ server: { heartbeatMs: 300 } });
    stage.discord.muteHeartbeats(true);
    await until('the trouble', () => reasons(stage)[0]);
    stage.discord.muteHeartbeats(false);
    await until('the connection', () => stage.bot.ready() || undefined);
    expect(logged(stage, 'connecting to Discord again').join()).toContain('Zombie');
  });

  it('logs that Discord requested a reconnect', async () => {
    const stage = await stageWith();
    stage.discord.dropConnections(7);
    await until('the line', () => logged(stage, 'the connection to Discord resumed')[0]);
    expect(logged(stage, 'connecting to Discord again')[0]).toContain('Told to reconnect');
  });

  it('logs that its session is no longer known', async () => {
    const stage = await stageWith();
    stage.discord.sendPacket({ op: 9, d: false, s: null, t: null });
    await until('the line', () => logged(stage, 'connected to Discord again')[0]);
    expect(logged(stage, 'Discord no longer knows the session')).toHaveLength(1);
  });

  it('is bad while the store refuses writes', async () => {
    const memory = await openJournal('memory://');
    if (!memory.ok) throw new Error(memory.error.kind);
    let refuses = true;
    const store: Store = {
      ...memory.value,
      append: async (...args) => {
        if (refuses) throw new Error('The disk is full');
        return memory.value.append(...args);
      },
    };
    const stage = await stageWith({ store });
    const language = { language: 'en' };
    await stage.nour.slash(stage.channel.id, 'language', language);
    expect(reasons(stage)).toEqual(['store-write']);
    refuses = false;
    await stage.nour.slash(stage.channel.id, 'language', language);
    expect(reasons(stage)).toEqual([]);
  });
});

describe('a fatal close code', () => {
  it.each([
    [4004, 'token'],
    [4010, 'shards'],
    [4011, 'shards'],
    [4012, 'version'],
    [4013, 'intents'],
    [4014, 'intents'],
  ])('%i is distinguished from one that can be recovered from', async (code, why) => {
    const stage = await stageWith();
    stage.discord.dropConnections(code);
    const lost = { name: 'ConnectionLost', refusal: `discord.lost.${why}` };
    await expect(stage.bot.lost).rejects.toMatchObject(lost);
    expect(stage.bot.ready()).toBe(false);
    expect(logged(stage, 'Discord closed the connection for good')[0]).toContain(String(code));
    expect(stage.logged.join()).not.toContain(stage.discord.token);
  });
});

describe('the program', () => {
  it('reports its actual state on the health port, then exits with 1 and one line about what to do', async () => {
    const { discord, data } = await local();
    const port = await freePort();
    const child = spawnBot({ ...environmentFor(discord, data), HEALTH_PORT: String(port) });
    const ended = once(child, 'close');
    const output: string[] = [];
    child.stderr?.on('data', (text: Buffer) => output.push(String(text)));
    const health = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
      return answer && { status: answer.status, told: await answer.text() };
    };
    await eventually(async () => (await health())?.status === 503);
    expect((await health())?.told).toContain('"reason":"starting"');
    await eventually(async () => (await health())?.status === 200);
    discord.dropConnections(4014);
    await ended;
    expect(child.exitCode).toBe(1);
    expect(output.join('').trimEnd().split('\n')).toEqual([
      expect.stringContaining('Discord refuse à ce robot les accès'),
    ]);
    const again = await startBotProcess(discord, data);
    expect(await again.stop()).toBe(0);
  });

  it('says so too if its first connection ends that way', async () => {
    const { discord, data } = await local();
    const child = spawnBot({ ...environmentFor(discord, data), DEFAULT_LOCALE: 'en' });
    const ended = once(child, 'close');
    const output: string[] = [];
    child.stderr?.on('data', (text: Buffer) => output.push(String(text)));
    discord.alterEvents((event, data) => {
      if (event === 'READY') setImmediate(() => discord.dropConnections(4014));
      return event === 'READY' ? undefined : data;
    });
    await ended;
    expect(child.exitCode).toBe(1);
    expect(output.join('').trimEnd().split('\n')).toEqual([
      expect.stringContaining('Discord won’t give this bot the access'),
    ]);
  });
});

it('a program that Discord lets begin no session today says so, and when it may', async () => {
  const { discord, data } = await local({ sessionsLeft: 0 });
  const child = spawnBot({ ...environmentFor(discord, data), DEFAULT_LOCALE: 'en' });
  const output: string[] = [];
  child.stderr?.on('data', (text: Buffer) => output.push(String(text)));
  await once(child, 'close');
  expect(child.exitCode).toBe(1);
  expect(output.join('').trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^Discord won’t let this bot connect again for now.* within\s24\shours/u),
  ]);
});

async function local(
  options?: LocalDiscordOptions,
): Promise<{ discord: LocalDiscord; data: string }> {
  const discord = await startLocalDiscord(options);
  const data = await mkdtemp(join(tmpdir(), 'palabre-deaf-'));
  ends.push(async () => {
    await discord.close();
    await rm(data, { recursive: true, force: true });
  });
  return { discord, data };
}

async function eventually(so: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 15_000;
  while (!(await so())) {
    if (Date.now() > giveUpAt) throw new Error('Waited in vain.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
