import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { assert, asyncProperty, constantFrom, integer, pre, record } from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/engine/drawers.ts';
import { readBackup } from '../../src/stores/backup/read-backup.ts';
import { restoreBackup } from '../../src/stores/backup/restore-backup.ts';
import { writeBackup } from '../../src/stores/backup/write-backup.ts';
import { openFrozen } from '../../src/stores/open-frozen.ts';
import { openJournal } from '../../src/stores/open-journal.ts';
import { allOf, recordOf } from '../contract/journal.ts';
import { bytes, inside } from '../contract/drawers.ts';
import { journalProcess } from '../support/journal-process.ts';

const base = await mkdtemp(join(tmpdir(), 'palabre-backup-'));
afterAll(() => rm(base, { recursive: true }));

const reader = { shape: 'any', knows: () => true };
const damaged = (file: string) => ({ ok: false, error: { kind: 'backupDamaged', file } });
let made = 0;
const fresh = (): string => join(base, `${(made += 1)}`);

async function open(folder: string): Promise<Store> {
  const opened = await openJournal(`lmdb://${folder}`);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

/** Backs up what `folder` holds, as the command does. */
async function backedUp(folder: string): Promise<string> {
  const frozen = await openFrozen(`lmdb://${folder}`, reader);
  if (!frozen.ok) throw new Error(frozen.error.kind);
  const file = `${fresh()}.backup`;
  await writeBackup(frozen.value, file, 0);
  await frozen.value.close();
  return file;
}

async function contentOf(folder: string): Promise<Record<string, unknown>> {
  const journal = await open(folder);
  const content: Record<string, unknown> = {};
  for await (const stream of journal.streams()) content[stream] = await allOf(journal, stream);
  for await (const name of journal.drawers()) content[name] = await inside(journal.drawer(name));
  await journal.close();
  return content;
}

/** Some streams, one of them long, one erased; and a backup of them. */
async function sample(): Promise<{ folder: string; file: string }> {
  const folder = fresh();
  const journal = await open(folder);
  for (let n = 1; n <= 40; n += 1)
    await journal.append('workshop/w', n, recordOf({ n, said: 'Où ça ? 🪵' }));
  for (let id = 0; id < 20; id += 1) await journal.append(`poll/p${id}`, 1, recordOf({ id }));
  await journal.append('poll/gone', 1, recordOf('gone'));
  await journal.erase('poll/gone');
  const entries = Array.from({ length: 600 }, (_, n) => [`$é/${n}`, bytes(`où ${n}`)] as const);
  await journal.drawer('matrix.sync').change(new Map(entries));
  await journal.drawer('matrix.keys').change(new Map([['one', bytes('clé')]]));
  await journal.close();
  return { folder, file: await backedUp(folder) };
}

/** Goes on with `step` until it holds. */
async function until(holds: () => boolean, step: () => Promise<unknown>): Promise<void> {
  while (!holds()) await step();
}

describe('a backup', () => {
  it('put back elsewhere holds the same, and leaves nothing beside it', async () => {
    const { folder, file } = await sample();
    const target = join(base, 'new', 'place');
    expect(await restoreBackup(file, `lmdb://${target}`, reader)).toEqual({
      ok: true,
      value: { at: '1970-01-01T00:00:00.000Z', streams: 21, records: 60 },
    });
    expect(await contentOf(target)).toEqual(await contentOf(folder));
    expect(await readdir(join(base, 'new'))).toEqual(['place']);
  });

  it('made while votes arrive holds all that was acknowledged before it began', async () => {
    for (let round = 0; round < 2; round += 1) {
      const folder = fresh();
      const child = journalProcess('append', folder);
      let acknowledged = 0;
      child.lines.on('line', (line) => (acknowledged = Number(line)));
      await until(
        () => acknowledged >= 50 * (round + 1),
        () => once(child.lines, 'line'),
      );
      const before = acknowledged;
      const file = await backedUp(folder);
      expect(acknowledged).toBeGreaterThan(before);
      await child.kill();
      const target = fresh();
      await restoreBackup(file, `lmdb://${target}`, reader);
      const journal = await open(target);
      const numbers = (await allOf(journal, 'poll/a')).map(({ commits }) => commits[0]?.at);
      await journal.close();
      expect(numbers.length).toBeGreaterThanOrEqual(before);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('cut at any byte is refused, and nothing is put in its place', async () => {
    const { file } = await sample();
    const whole = await readFile(file);
    const cut = `${file}.cut`;
    await assert(
      asyncProperty(integer({ min: 0, max: whole.length - 1 }), async (length) => {
        await writeFile(cut, whole.subarray(0, length));
        expect(await readBackup(cut, reader)).toEqual(damaged(cut));
      }),
      { numRuns: 200, examples: [[0], [1], [10], [whole.length - 1], [whole.length - 8]] },
    );
    const target = fresh();
    expect(await restoreBackup(cut, `lmdb://${target}`, reader)).toEqual(damaged(cut));
    await expect(readdir(target)).rejects.toThrow(/ENOENT/);
  });

  it('of which a line is missing, doubled or changed is refused, though well compressed', async () => {
    const { file } = await sample();
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const change = record({
      at: integer({ min: 0, max: lines.length - 1 }),
      how: constantFrom('missing', 'doubled', 'changed', 'last'),
    });
    const bad = `${file}.bad`;
    await assert(
      asyncProperty(change, async ({ at, how }) => {
        const line = lines[at] ?? '';
        const altered = { missing: [], doubled: [line, line], last: [line] } as const;
        const middle = how === 'changed' ? [line.replace(/[0-9]/u, '7').concat(' ')] : altered[how];
        const rest = how === 'last' ? [] : lines.slice(at + 1);
        pre(how !== 'last' || at < lines.length - 1);
        // The first line says which program can read it.
        pre(how !== 'changed' || (at > 0 && at < lines.length - 1));
        const text = [...lines.slice(0, at), ...middle, ...rest].map((each) => `${each}\n`);
        await writeFile(bad, gzipSync(text.join('')));
        expect(await readBackup(bad, reader)).toEqual(damaged(bad));
      }),
      { numRuns: 40 },
    );
  });

  it('that holds what a later program wrote is refused as such', async () => {
    const { file } = await sample();
    const older = { shape: 'old', knows: (stream: string) => stream !== 'poll/p7' };
    const target = fresh();
    const refused = await restoreBackup(file, `lmdb://${target}`, older);
    expect(refused).toEqual({ ok: false, error: { kind: 'backupNewer', file } });
    await expect(readdir(target)).rejects.toThrow(/ENOENT/);
  });

  it('with a line as long as memory, in a small file, is refused before it is read', async () => {
    const header = '{"palabre":"backup","format":1,"at":"2026-01-01T00:00:00.000Z"}';
    const long = `${header}${' '.repeat(65 * 1024 * 1024)}\n`;
    const sha256 = createHash('sha256').update(long).digest('hex');
    const end = `${JSON.stringify({ streams: 0, records: 0, entries: 0, sha256 })}\n`;
    const file = `${fresh()}.backup`;
    await writeFile(file, gzipSync(long + end));
    expect(await readBackup(file, reader)).toEqual(damaged(file));
  });

  it('is never put over anything, and may be put into an empty folder', async () => {
    const { folder, file } = await sample();
    const before = await contentOf(folder);
    const refused = await restoreBackup(file, `lmdb://${folder}`, reader);
    expect(refused).toEqual({ ok: false, error: { kind: 'storeInUse', folder } });
    expect(await contentOf(folder)).toEqual(before);
    const empty = fresh();
    await mkdir(empty);
    expect(await restoreBackup(file, `lmdb://${empty}`, reader)).toMatchObject({ ok: true });
    expect(await contentOf(empty)).toEqual(before);
  });

  it('that is not there, or is a folder, is told of as such', async () => {
    for (const file of [join(base, 'nowhere'), base])
      expect(await restoreBackup(file, `lmdb://${fresh()}`, reader)).toMatchObject({
        ok: false,
        error: { kind: 'backupUnreadable', file },
      });
  });
});

describe('a store read as it is at one moment', () => {
  it('is not made where there is none', async () => {
    const folder = fresh();
    const opened = await openFrozen(`lmdb://${folder}`, reader);
    expect(opened).toEqual({ ok: false, error: { kind: 'noStore', folder } });
    await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
  });

  it('is refused when it is damaged, and no copy of it stays', async () => {
    const { folder } = await sample();
    const data = join(folder, 'data.mdb');
    await writeFile(data, (await readFile(data)).subarray(0, 9000));
    expect(await openFrozen(`lmdb://${folder}`, reader)).toMatchObject({
      ok: false,
      error: { kind: 'dataFolder', folder, damaged: true },
    });
    expect((await readdir(base)).filter((name) => name.includes('copy'))).toEqual([]);
  });
});
