import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import { allOf } from '../contract/journal.ts';
import { journalProcess, journalProcessOnSmallDisk } from '../support/journal-process.ts';

const base = await mkdtemp(join(tmpdir(), 'palabre-crash-'));
afterAll(() => rm(base, { recursive: true }));

/** What the journal holds, read by this process. */
async function held(folder: string): Promise<unknown[]> {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  const records = await allOf(opened.value, 'poll/a');
  await opened.value.close();
  return records.map(({ commits }) => commits[0]?.at);
}

/** Lets it append for so many milliseconds after its first word, and gives the last it said. */
async function killedAfter(folder: string, delay: number): Promise<number> {
  const child = journalProcess('append', folder);
  let last = 0;
  child.lines.on('line', (line) => (last = Number(line)));
  await child.first();
  await new Promise((resolve) => setTimeout(resolve, delay));
  await child.kill();
  return last;
}

describe('a journal on LMDB', () => {
  it('holds all that was acknowledged before kill -9, without a gap', async () => {
    const folder = join(base, 'killed');
    for (let round = 0; round < 5; round += 1) {
      const acknowledged = await killedAfter(folder, Math.random() * 100);
      expect(acknowledged).toBeGreaterThan(0);
      const numbers = await held(folder);
      // One more may have become durable while its acknowledgement was on its way.
      expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
      expect(numbers.length).toBeLessThanOrEqual(acknowledged + 1);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  const posix = it.skipIf(process.platform === 'win32');
  posix('keeps what it acknowledged when the disk refuses a write', async () => {
    const folder = join(base, 'full');
    const child = journalProcessOnSmallDisk(folder, 512);
    const said: string[] = [];
    child.lines.on('line', (line) => said.push(line));
    const closed = once(child.process, 'close');
    await Promise.all([closed, once(child.lines, 'close')]);
    const numbers = said.filter((line) => /^\d+$/.test(line));
    expect(numbers.length).toBeGreaterThan(10);
    // lmdb either says so, or corrupts its own memory while it does and ends the process.
    if (child.process.exitCode === 0) expect(said.at(-1)).toMatch(`; holds ${numbers.length}`);
    else expect(child.process.signalCode).toMatch(/SIG(?:ABRT|SEGV|BUS)/);
    expect(await held(folder)).toHaveLength(numbers.length);
  });
});
