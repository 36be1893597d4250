import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../src/stores/open-journal.ts';
import { lockFolder, throughLink, type FolderLock } from '../../src/stores/folder-lock.ts';
import { journalProcess, type JournalProcess } from '../support/journal-process.ts';

const base = await mkdtemp(join(await realpath(tmpdir()), 'palabre-lock-'));
afterAll(() => rm(base, { recursive: true }));

let count = 0;
let folder: string;
beforeEach(async () => {
  folder = join(base, `store-${(count += 1)}`);
  await mkdir(folder);
});

async function lock(path: string): Promise<FolderLock> {
  const locked = await lockFolder(path);
  if (!locked.ok) throw new Error(locked.error.kind);
  return locked.value;
}

const locks = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('lock-'));

async function deepFolder(length: number): Promise<string> {
  const deep = join(folder, 'a'.repeat(length), 'b'.repeat(length));
  await mkdir(deep, { recursive: true });
  return deep;
}

describe('the lock on a data folder', () => {
  it('is refused while it is held, by whatever path, and given once released', async () => {
    const held = await lock(folder);
    const otherPath = join(base, `link-${count}`);
    await symlink(folder, otherPath);
    const error = { kind: 'storeHeld', folder };
    expect(await lockFolder(folder)).toEqual({ ok: false, error });
    expect(await lockFolder(otherPath)).toEqual({ ok: false, error });
    await held.release();
    await (await lock(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is never given to two at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => lockFolder(folder)));
      const given = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      expect(given.length).toBeLessThanOrEqual(1);
      await Promise.all(given.map((each) => each.release()));
    }
    await (await lock(folder)).release();
  });

  it.each([60, 120, 250])(
    'holds in a folder whose path is too long for a socket, by twice %i, and leaves nothing there',
    async (length) => {
      const deep = await deepFolder(length);
      const held = await lock(deep);
      expect(await lockFolder(deep)).toMatchObject({ ok: false, error: { kind: 'storeHeld' } });
      await held.release();
      await (await lock(deep)).release();
      expect(await readdir(deep)).toEqual([]);
    },
  );

  it('is in the folder itself, by a link as well, where the system shows no open files', async () => {
    const address = await throughLink(await deepFolder(100));
    const server = createServer().listen(join(address.path, 'socket'));
    await once(server, 'listening');
    expect(await readdir(address.path)).toEqual(['socket']);
    server.close();
    await address.forget();
  });

  it('rejects for a folder that is not there', async () => {
    await expect(lockFolder(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
  });
});

describe('a second process on the same data', () => {
  const children: JournalProcess[] = [];
  const start = (task: 'hold' | 'idle', place = folder, tmp?: string): JournalProcess => {
    const child = journalProcess(task, place, tmp);
    children.push(child);
    return child;
  };
  afterEach(() => Promise.all(children.splice(0).map((child) => child.kill())));

  it('is refused while the first lives', async () => {
    expect(await start('hold').first()).toBe('open');
    expect(await start('idle').first()).toBe('storeHeld');
    const error = { kind: 'storeHeld', folder };
    expect(await openJournal(`lmdb://${folder}`)).toEqual({ ok: false, error });
  });

  it('is refused in a folder with a long path, each with a temporary folder of its own', async () => {
    const deep = await deepFolder(100);
    const own = await Promise.all([1, 2].map(() => mkdtemp(join(base, 'tmp-'))));
    const first = start('hold', deep, own[0]);
    expect(await first.first()).toBe('open');
    expect(await start('idle', deep, own[1]).first()).toBe('storeHeld');
    await first.kill();
    expect(await start('idle', deep, own[1]).first()).toBe('open');
  });

  it('is refused whichever of several comes first, in a folder with a long path', async () => {
    const deep = await deepFolder(100);
    const said = await Promise.all([1, 2, 3].map(() => start('hold', deep).first()));
    expect(said.filter((line) => line === 'open').length).toBeLessThanOrEqual(1);
    expect(said.every((line) => line === 'open' || line === 'storeHeld')).toBe(true);
  });

  it('starts after the first was killed, with nothing to clean by hand', async () => {
    for (let round = 0; round < 3; round += 1) {
      const first = start('hold');
      expect(await first.first()).toBe('open');
      await first.kill();
      expect(await locks()).toHaveLength(1);
    }
    const opened = await openJournal(`lmdb://${folder}`);
    expect(opened.ok).toBe(true);
    expect(await locks()).toHaveLength(1);
    if (opened.ok) await opened.value.close();
    expect(await locks()).toEqual([]);
  });

  it('ends by itself when it has nothing more to do', async () => {
    const child = start('idle');
    const [code] = await once(child.process, 'exit');
    expect(code).toBe(0);
  });
});
