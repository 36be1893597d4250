import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { copyJournal } from '../../src/stores/copy-journal.ts';
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
async function lived(folder: string): Promise<void> {
  const lives = await OwnLives.begin();
  const deeds: Deed[] = ['openPoll', 'vote', 'scheduleRecap', 'start', 'introduce', 'contribute'];
  for (const deed of [...deeds, 'foreword' as const]) await lives.do(deed, 'zqben', 'zqkim');
  await lives.do('contribute', 'zqkim', 'zqben');
  const to = await journalIn(folder);
  await copyJournal(lives.app.context.tools.journal, to);
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
async function run(task: 'erase' | 'finish', folder: string, lastWrite?: number): Promise<void> {
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
    const { numRuns } = runs(3, 50);
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
