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

/** Lets the process run until so many milliseconds after its first word, or to its end. */
async function run(task: 'erase' | 'finish', folder: string, killAfterMs?: number): Promise<void> {
  const child = spawn(process.execPath, [script, task, folder], { stdio: 'pipe' });
  const gone = once(child, 'close');
  if (killAfterMs !== undefined) {
    await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    child.kill('SIGKILL');
  }
  await gone;
}

describe('an erasure under kill -9', () => {
  it('is done after the next start, or was never begun', async () => {
    const { numRuns } = runs(3, 50);
    for (let round = 0; round < numRuns; round += 1) {
      const folder = join(base, String(round));
      await lived(folder);
      const before = await everything(folder);
      await run('erase', folder, Math.random() * 40);
      const cut = await everything(folder);
      await run('finish', folder);
      const after = await everything(folder);
      if (cut === before) expect(after).toBe(before);
      else expect(after).not.toContain('zqben');
      expect(after).toContain('zqkimdit');
    }
  });
});
