import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from '../../src/system/make-folder.ts';

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'palabre-folder-'));
});
afterAll(() => rm(top, { recursive: true }));

test('a folder is made with those it stands in, for its owner alone', async () => {
  const folder = join(top, 'a', 'b');
  await makeFolder(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('a folder that is there stays as it is', async () => {
  await makeFolder(top);
  await expect(makeFolder(top)).resolves.toBeUndefined();
});

test('a file in its place, or above it, is an error', async () => {
  const file = join(top, 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toThrow('EEXIST');
  await expect(makeFolder(join(file, 'below', 'it'))).rejects.toThrow(/ENOTDIR|EEXIST/u);
});

test.runIf(process.platform === 'linux')('where the system makes none, it ends', async () => {
  await expect(makeFolder('/proc/palabre/data')).rejects.toThrow('ENOENT');
});
