import { rm } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeFindings } from '../../src/program/operating/doctor-kept.ts';
import { readTexts } from '../../src/program/texts.ts';
import { AccountProcess } from '../support/account-process.ts';
import { ownHomeserver } from '../support/homeservers.ts';
import { checkReplies, openBoard, replyAll, smallTemplateFolder } from '../support/matrix-rush.ts';
import { MatrixTown } from '../support/matrix-town.ts';
import { realPostgres } from '../support/real-postgres.ts';

/** The longest that nobody may serve an account, in milliseconds. */
const takeOverMs = 30_000;

const server = await realPostgres();
afterAll(() => server.close());

/** Until another process answers in the place of one that is gone; in milliseconds. */
const takenOver = async (next: AccountProcess): Promise<number> => {
  const from = Date.now();
  await next.waits('it to take over', () => next.isReady, takeOverMs);
  return Date.now() - from;
};

describe.each([
  ['plain', MatrixTown.open],
  ['encrypted', MatrixTown.openSecret],
] as const)('processes that share a database and a Matrix account, in %s rooms', (_, open) => {
  // What comes after a failure would be on a store that is not new.
  const once = { retry: 0, timeout: 120_000 };
  let town: MatrixTown;
  let url: string;
  let templates: string;
  let processes: AccountProcess[];

  const start = async (more?: Record<string, string>): Promise<AccountProcess> => {
    const { token } = town;
    const set = { url: town.server.url, token, store: url, templates, ...(more && { more }) };
    const started = await AccountProcess.start(set);
    processes.push(started);
    await started.settled();
    return started;
  };
  const serving = (): AccountProcess => {
    const [one, ...others] = processes.filter(({ isServing }) => isServing);
    if (one === undefined || others.length > 0) throw new Error('Not one of them serves it');
    return one;
  };
  const standingBy = (): AccountProcess => {
    const found = processes.find(({ isServing }) => !isServing);
    if (found === undefined) throw new Error('None of them stands by');
    return found;
  };
  beforeAll(async () => {
    url = await server.database();
    templates = await smallTemplateFolder();
    town = await open(await ownHomeserver(), 'Ana', 'Ben', 'Cloe', 'Dan');
    processes = [];
    await start();
    await openBoard(town);
    await start();
  }, 120_000);
  afterAll(async () => {
    for (const each of processes) await each.stop();
    await town.close();
    await rm(templates, { recursive: true });
  });

  it('have one of them serve it, which is told, while another sends nothing', once, async () => {
    await checkReplies(town, await replyAll(town, 'one'));
    expect(serving().relay.sent.length).toBeGreaterThan(0);
    expect(standingBy().relay.sent).toEqual([]);
    const t = readTexts('discord').translatorOf('en', 'UTC');
    const { findings } = await storeFindings(url, t);
    const found = findings.find(({ key }) => key === 'matrix.doctor.servedBy');
    expect(found).toMatchObject({ well: true, values: { count: 2 } });
  });

  it('take over from one that dies in a rush, and nothing is lost or doubled', once, async () => {
    const dying = serving();
    const next = standingBy();
    const rush = replyAll(town, 'killed');
    await rest(80);
    await dying.kill();
    processes = [next];
    const ms = await takenOver(next);
    console.log(`a process that was killed was replaced within ${ms} ms`);
    expect(ms).toBeLessThan(takeOverMs);
    await checkReplies(town, await rush);
    await start();
    expect(serving()).toBe(next);
  });

  it(
    'take over from one that stands still, which says nothing more when it wakes up',
    once,
    async () => {
      const paused = serving();
      const next = standingBy();
      const rush = replyAll(town, 'paused');
      await rest(80);
      paused.process.kill('SIGSTOP');
      const ms = await takenOver(next);
      console.log(`a process that stood still was replaced within ${ms} ms`);
      expect(ms).toBeLessThan(takeOverMs);
      await checkReplies(town, await rush);
      const before = paused.relay.sent.length;
      const during = replyAll(town, 'woken');
      paused.process.kill('SIGCONT');
      await paused.waits('it to know', () => paused.isStandingBy);
      await checkReplies(town, await during);
      expect(paused.relay.sent.slice(before)).toEqual([]);
      expect(serving()).toBe(next);
    },
  );

  it('have one that stood still serve it again, with what was said meanwhile', once, async () => {
    const stopped = serving();
    const next = standingBy();
    await stopped.stop();
    processes = [next];
    expect(await takenOver(next)).toBeLessThan(takeOverMs);
    await checkReplies(town, await replyAll(town, 'again'));
    // While it woke up, something may have failed, as it must.
    const again = next.lines.findLastIndex((line) => line.includes('this process serves'));
    const since = next.lines.slice(again);
    expect(since.filter((line) => /"level":(?:50|60)/u.test(line))).toEqual([]);
  });
});
