import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { journalOf } from '../../src/engine/streams/journal-of.ts';
import { openStreams } from '../../src/engine/streams/streams.ts';
import { pollKind } from '../../src/poll/stream.ts';
import { folded } from '../../src/program/operating/keeping.ts';
import { ownReader } from '../../src/program/operating/setting.ts';
import { readBackup } from '../../src/stores/backup/read-backup.ts';
import { restoreBackup } from '../../src/stores/backup/restore-backup.ts';
import { writeBackup } from '../../src/stores/backup/write-backup.ts';
import { openFrozen } from '../../src/stores/open-frozen.ts';
import { openJournal } from '../../src/stores/open-journal.ts';

const base = await mkdtemp(join(tmpdir(), 'palabre-votes-'));
afterAll(() => rm(base, { recursive: true }));
const script = fileURLToPath(new URL('../../dist/test/voters.js', import.meta.url));

/** Each poll's voters in a store, as far as it is read. */
async function votersIn(folder: string): Promise<ReadonlySet<string>> {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect((await folded(opened.value)).bad).toEqual([]);
  const journal = journalOf('discord', opened.value);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const polls = openStreams(pollKind, { journal, clock: () => 0, log });
  const voters = new Set<string>();
  for await (const id of journal.list('poll')) {
    const found = await polls.read(id);
    for (const voter of found.ok ? Object.keys(found.value.ballots) : [])
      voters.add(`${id} ${voter}`);
  }
  await opened.value.close();
  return voters;
}

describe('a backup under a thousand votes a second', () => {
  /** Of voting, before it begins. */
  const seconds = 20;

  it('holds every vote that was acknowledged before it began, and cut anywhere is refused', async () => {
    const folder = join(base, 'data');
    const child = spawn(process.execPath, [script, folder, '1000'], { stdio: 'pipe' });
    const acknowledged: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => acknowledged.push(line));
    await once(lines, 'line');
    const begun = performance.now();
    await wait(seconds * 1_000);
    const before = [...acknowledged];
    const rate = before.length / ((performance.now() - begun) / 1_000);
    const frozen = await openFrozen(`lmdb://${folder}`, ownReader());
    if (!frozen.ok) throw new Error(frozen.error.kind);
    const file = join(base, 'votes.backup');
    await writeBackup(frozen.value, file, 0);
    await frozen.value.close();
    const during = acknowledged.length - before.length;
    const tookMs = performance.now() - begun - seconds * 1_000;
    child.kill('SIGKILL');
    await once(child, 'close');
    const target = join(base, 'restored');
    expect((await restoreBackup(file, `lmdb://${target}`, ownReader())).ok).toBe(true);
    const voters = await votersIn(target);
    expect(before.filter((vote) => !voters.has(vote))).toEqual([]);
    await refusedCutAnywhere(file);
    console.log(
      `${Math.round(rate)} votes a second; ${before.length} before, ${during} during ${Math.round(tookMs)} ms of backup; none missing`,
    );
  });
});

async function refusedCutAnywhere(file: string): Promise<void> {
  const whole = await readFile(file);
  const cut = `${file}.cut`;
  for (let each = 0; each < 200; each += 1) {
    await writeFile(cut, whole.subarray(0, Math.floor(Math.random() * whole.length)));
    expect(await readBackup(cut, ownReader())).toMatchObject({ error: { kind: 'backupDamaged' } });
  }
}
