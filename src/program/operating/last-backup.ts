import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Saved } from '../../engine/platform.ts';

/** The default folder for backups. */
export const backupFolder = 'backups';

export const backupName = (at: number): string =>
  `palabre-${new Date(at).toISOString().replaceAll(/[-:]/gu, '')}.backup`;

const dayMs = 24 * 60 * 60_000;

/**
 * The newest backup in the folder, by the time in its name: a copy of the file may be more recent.
 */
export async function lastBackup(now: number, at = backupFolder): Promise<Saved> {
  const folder = resolve(at);
  const names = await readdir(folder).catch(() => []);
  const times = names.flatMap((name) => timeIn(name) ?? []);
  const days = times.length === 0 ? undefined : Math.floor((now - Math.max(...times)) / dayMs);
  return { folder, days };
}

function timeIn(name: string): number | undefined {
  const [, date, hour] = /^palabre-(\d{8})T(\d{6})(?:\.\d{3})?Z\.backup$/u.exec(name) ?? [];
  if (date === undefined || hour === undefined) return undefined;
  const day = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].join('-');
  const time = Date.parse(
    `${day}T${[hour.slice(0, 2), hour.slice(2, 4), hour.slice(4)].join(':')}Z`,
  );
  return Number.isNaN(time) ? undefined : time;
}
