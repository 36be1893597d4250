import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupName, lastBackup } from '../../../src/program/operating/last-backup.ts';

const now = Date.UTC(2026, 10, 30, 12);
const day = 24 * 60 * 60_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palabre-saved-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is none where there is no folder, nor any backup in it', async () => {
  const backups = join(folder, 'backups');
  expect(await lastBackup(now, backups)).toEqual({ folder: backups, days: undefined });
  await mkdir(backups);
  await writeFile(join(backups, 'palabre-20269999T999999Z.backup'), '');
  await writeFile(join(backups, 'notes.txt'), '');
  expect(await lastBackup(now, backups)).toEqual({ folder: backups, days: undefined });
});

it('is the youngest, as backups are called', async () => {
  for (const ago of [9, 2, 5]) await writeFile(join(folder, backupName(now - ago * day)), '');
  expect((await lastBackup(now, folder)).days).toBe(2);
});
