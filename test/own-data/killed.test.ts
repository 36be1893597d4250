import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { copyStreams } from '../../src/stores/copy-store.ts';
import { folded } from '../../src/program/operating/keeping.ts';
import { writeBackup } from '../../src/stores/backup/write-backup.ts';
import { openFrozen } from '../../src/stores/open-frozen.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { allOf } from '../contract/journal.ts';
import { OwnLives, type Deed } from '../support/own-lives.ts';
import { runs } from '../support/runs.ts';

const base = await mkdtemp(join(tmpdir(), 'palabre-erasing-'));
afterAll(() => rm(base, { recursive: true }));
/** About as many as an erasure here takes. */
const mostWrites = 30;
const script = fileURLToPath(new URL('../../dist/test/eraser.js', import.meta.url));

async function journalIn(folder: string) {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

/** A store on disk in which Ben has left all sorts of things. */
async function lived(folder: string, ended = false): Promise<void> {
  const lives = await OwnLives.begin();
  const deeds: Deed[] = ['openPoll', 'vote', 'scheduleRecap', 'start', 'introduce', 'contribute'];
  for (const deed of [...deeds, 'foreword' as const]) await lives.do(deed, 'zqben', 'zqkim');
  await lives.do('contribute', 'zqkim', 'zqben');
  if (ended) await lives.do('postSummary', 'zqben', 'zqkim');
  if (ended) await lives.do('end', 'zqben', 'zqkim');
  const to = await journalIn(folder);
  await copyStreams(lives.app.context.tools.journal, to);
  await to.close();
}

/** Every key and value that the store has, as text. */
async function everything(folder: string): Promise<string> {
  const journal = await journalIn(folder);
  const all: unknown[] = [];
  for await (const stream of journal.streams())
    all.push(stream, await allOf(journal, stream), await journal.snapshot(stream));
  await journal.close();
  return JSON.stringify(all);
}

/** Lets the process run until about its n-th write, or to its end. */
async function run(
  task: 'erase' | 'finish' | 'retain',
  folder: string,
  lastWrite?: number,
): Promise<void> {
  const child = spawn(process.execPath, [script, task, folder], { stdio: 'pipe' });
  let writes = 0;
  createInterface({ input: child.stdout }).on('line', () => {
    writes += 1;
    if (writes === lastWrite) child.kill('SIGKILL');
  });
  await once(child, 'close');
}

describe('an erasure under kill -9', () => {
  it('is done after the next start, or was never begun', async () => {
    const { numRuns } = runs(2, 50);
    for (let round = 0; round < numRuns; round += 1) {
      const folder = join(base, String(round));
      await lived(folder);
      const before = await everything(folder);
      await run('erase', folder, 1 + Math.floor(Math.random() * mostWrites));
      const cut = await everything(folder);
      await run('finish', folder);
      const after = await everything(folder);
      if (cut === before) expect(after).toBe(before);
      else expect(after).not.toContain('zqben');
      expect(after).toContain('zqkimdit');
    }
  });
});

describe('a look for what is past its time, under kill -9', () => {
  it('leaves every stream whole or gone, and is done at the next', async () => {
    const { numRuns } = runs(1, 50);
    for (let round = 0; round < numRuns; round += 1) {
      const folder = join(base, `past-${round}`);
      await lived(folder, true);
      await run('retain', folder, 1 + Math.floor(Math.random() * mostWrites));
      const journal = await journalIn(folder);
      expect((await folded(journal)).bad).toEqual([]);
      await journal.close();
      await run('retain', folder);
      const after = await everything(folder);
      expect(after).not.toContain('zqbendit');
      expect(after).not.toContain('zqkimdit');
    }
  });
});

/** What `restore` does until it is ended after so many milliseconds, or by itself. */
async function restoring(folder: string, file: string, forMs?: number): Promise<void> {
  const child = spawn(process.execPath, [script, 'restore', folder, file], { stdio: 'pipe' });
  const ended = once(child, 'close');
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  if (forMs !== undefined) setTimeout(() => child.kill('SIGKILL'), forMs);
  await ended;
}

describe('a backup being put back, under kill -9', () => {
  it('is there whole, or not at all', async () => {
    const from = join(base, 'from');
    await lived(from);
    const reader = { shape: 'any', knows: () => true };
    const frozen = await openFrozen(`lmdb://${from}`, reader);
    if (!frozen.ok) throw new Error(frozen.error.kind);
    const file = join(base, 'from.backup');
    await writeBackup(frozen.value, file, 0);
    await frozen.value.close();
    const first = join(base, 'restored');
    const begun = performance.now();
    await restoring(first, file);
    const longest = performance.now() - begun;
    const whole = await everything(first);
    const { numRuns } = runs(2, 50);
    for (let round = 0; round < numRuns; round += 1) {
      const folder = join(base, `restored-${round}`);
      await restoring(folder, file, Math.random() * longest);
      if (existsSync(folder)) expect(await everything(folder)).toBe(whole);
      else await restoring(folder, file);
      expect(await everything(folder)).toBe(whole);
    }
  });
});
