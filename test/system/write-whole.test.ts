import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWhole } from '../../src/system/write-whole.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palabre-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes a file that its user alone reads, whatever was left beside it', async () => {
  const [file, elsewhere] = [join(folder, 'secret'), join(folder, 'elsewhere')];
  await writeFile(elsewhere, 'theirs', { mode: 0o644 });
  await symlink(elsewhere, join(folder, '.secret.new'));
  await writeWhole(file, 'mine');
  expect(await readFile(file, 'utf8')).toBe('mine');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(elsewhere, 'utf8')).toBe('theirs');
});

it('leaves a link a link', async () => {
  const file = join(folder, 'file');
  await writeFile(file, 'before');
  await symlink(file, join(folder, 'link'));
  await writeWhole(join(folder, 'link'), 'after');
  expect(await readFile(file, 'utf8')).toBe('after');
});

it('leaves what was there where it cannot write, and nothing else', async () => {
  await writeFile(join(folder, 'file'), 'before');
  await expect(writeWhole(folder, 'after')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['file']);
});
