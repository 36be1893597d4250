import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/engine/drawers.ts';
import { SequenceTaken } from '../../src/engine/ports.ts';
import { openStore } from '../../src/stores/open-journal.ts';
import { allOf, recordOf } from '../contract/journal.ts';
import { journalProcess } from '../support/journal-process.ts';
import { realPostgres } from '../support/real-postgres.ts';

/** It may answer before it has flushed, unless a connection asks for the flush. */
const server = await realPostgres({ settings: { synchronous_commit: 'off' } });
afterAll(() => server.close());

async function open(url: string): Promise<Store> {
  const opened = await openStore(url);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As soon as whoever held it is gone; within so many milliseconds. */
async function openOnceFree(url: string, patience: number): Promise<Store> {
  const end = Date.now() + patience;
  for (;;) {
    const opened = await openStore(url);
    if (opened.ok) return opened.value;
    if (Date.now() > end) throw new Error(opened.error.kind);
    await rest(100);
  }
}

/** What a stream holds: each record's own number. */
async function numbersIn(store: Store, stream: string): Promise<unknown[]> {
  return (await allOf(store, stream)).map(({ commits }) => commits[0]?.events[0]);
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/**
 * Appends to many streams at once, as the program does: after a refusal a stream is read again. Gives
 * the last number that was acknowledged of each, and how long the longest refusal took.
 */
class Writers {
  readonly acknowledged = new Map<string, number>();
  refusals = 0;
  longestMs = 0;
  #isOver = false;
  readonly #all: Promise<void>[];

  constructor(store: Store, streams: number) {
    this.#all = upTo(streams).map((n) => this.#write(store, `poll/p${n}`));
  }

  async over(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#all);
  }

  async #write(store: Store, stream: string): Promise<void> {
    let next = 1;
    while (!this.#isOver) {
      const began = performance.now();
      try {
        await store.append(stream, next, recordOf(next));
        this.acknowledged.set(stream, next);
        next += 1;
      } catch (error) {
        if (!(error instanceof SequenceTaken)) this.refusals += 1;
        this.longestMs = Math.max(this.longestMs, performance.now() - began);
        await rest(50);
        next = (await allOf(store, stream).catch(() => undefined))?.length ?? -1;
        while (next === -1 && !this.#isOver) {
          await rest(50);
          next = (await allOf(store, stream).catch(() => undefined))?.length ?? -1;
        }
        next += 1;
      }
    }
  }
}

/** Everything acknowledged is there, once and in order; what was refused may be there or not. */
async function expectAllOf(writers: Writers, store: Store): Promise<void> {
  expect(writers.acknowledged.size).toBeGreaterThan(0);
  for (const [stream, last] of writers.acknowledged) {
    const numbers = await numbersIn(store, stream);
    expect(numbers).toEqual(upTo(numbers.length));
    expect(numbers.length).toBeGreaterThanOrEqual(last);
    expect(numbers.length).toBeLessThanOrEqual(last + 1);
  }
}

describe('a store in PostgreSQL', () => {
  it('holds all that was acknowledged before kill -9 of Palabre, and is free at once', async () => {
    const url = await server.database();
    for (let round = 0; round < 4; round += 1) {
      const child = journalProcess('append', url);
      let last = 0;
      child.lines.on('line', (line) => (last = Number(line)));
      await child.first();
      await rest(Math.random() * 200);
      await child.kill();
      const store = await openOnceFree(url, 2_000);
      const numbers = (await allOf(store, 'poll/a')).map(({ commits }) => commits[0]?.at);
      expect(last).toBeGreaterThan(0);
      expect(numbers).toEqual(upTo(numbers.length));
      expect([last, last + 1]).toContain(numbers.length);
      await store.close();
    }
  });

  it('holds all that was acknowledged before kill -9 of PostgreSQL, and goes on by itself', async () => {
    const store = await open(await server.database());
    const writers = new Writers(store, 20);
    for (let round = 0; round < 3; round += 1) {
      await rest(300 + Math.random() * 300);
      await server.kill();
      await server.start();
    }
    await rest(1_000);
    await writers.over();
    expect(writers.refusals).toBeGreaterThan(0);
    await expectAllOf(writers, store);
    await store.append('poll/after', 1, recordOf('after'));
    await store.close();
  });

  it('goes on by itself when its connections are cut, again and again', async () => {
    const url = await server.database();
    const store = await open(url);
    const writers = new Writers(store, 20);
    for (let round = 0; round < 15; round += 1) {
      await rest(50 + Math.random() * 200);
      server.run(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'palabre%'`,
      );
    }
    await rest(500);
    await writers.over();
    await expectAllOf(writers, store);
    await store.close();
  });

  it('refuses within seconds while connections are refused for 20 s, then goes on', async () => {
    const store = await open(await server.database());
    const writers = new Writers(store, 5);
    await rest(300);
    await server.kill();
    await rest(20_000);
    const before = writers.refusals;
    await server.start();
    await rest(1_500);
    await writers.over();
    expect(before).toBeGreaterThanOrEqual(5);
    expect(writers.longestMs).toBeLessThan(12_000);
    await expectAllOf(writers, store);
    await store.append('poll/after', 1, recordOf('after'));
    await store.close();
  });

  it('is taken over from a process that stands still, which then writes nothing more', async () => {
    const url = await server.database();
    const child = journalProcess('append', url);
    const said: number[] = [];
    child.lines.on('line', (line) => said.push(Number(line)));
    await child.first();
    await rest(100);
    child.process.kill('SIGSTOP');
    const stopped = Date.now();
    const store = await openOnceFree(url, 30_000);
    expect(Date.now() - stopped).toBeLessThan(20_000);
    const held = (await allOf(store, 'poll/a')).length;
    await store.append('poll/a', held + 1, recordOf('mine'));
    const gone = once(child.process, 'close');
    child.process.kill('SIGCONT');
    // It finds that it no longer may, and ends.
    await gone;
    expect(await allOf(store, 'poll/a')).toHaveLength(held + 1);
    expect((await allOf(store, 'poll/a')).at(-1)).toEqual(recordOf('mine'));
    expect(said.at(-1)).toBeLessThanOrEqual(held);
    await store.close();
  });
});

/** Nothing that a database could make smaller. */
const text = () => Array.from({ length: 2_000 }, () => Math.random().toString(36)).join('');

describe('a store in a PostgreSQL whose disk is full', () => {
  it('keeps what it acknowledged, refuses the rest, and can be read', async () => {
    const small = await realPostgres({ fileKilobytes: 4_096 });
    try {
      const store = await open(await small.database());
      let held = 0;
      const filling = (async () => {
        for (; ; held += 1)
          await store.append('poll/a', held + 1, recordOf({ n: held + 1, text: text() }));
      })();
      await expect(filling).rejects.toThrow(/File too large|could not (?:extend|write)/u);
      expect(held).toBeGreaterThan(50);
      expect(await allOf(store, 'poll/a')).toHaveLength(held);
      await store.close();
    } finally {
      await small.close();
    }
  });
});
