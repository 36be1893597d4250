import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ill, well, type Finding } from '../../engine/finding.ts';
import { dated } from '../../i18n/dates.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Locale } from '../../kernel/text.ts';
import { folderIn } from '../../stores/lmdb/store-room.ts';
import { leastRoom, roomOn } from '../../stores/lmdb/store.ts';
import { packageRoot } from '../../system/package-root.ts';

const packageSchema = z.object({ engines: z.object({ node: z.string() }) });

/** `engines` in package.json gives the oldest supported Node, as `>=20.19`. */
export function nodeFinding(version = process.versions.node): Finding {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  const oldest = packageSchema.parse(JSON.parse(text)).engines.node.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = oldest.split('.').map(Number);
  const isOld = major < leastMajor || (major === leastMajor && minor < leastMinor);
  return isOld
    ? ill('ops.doctor.nodeOld', { version, oldest })
    : well('ops.doctor.node', { version });
}

/** Shows the time in the zone, which reveals at once whether it is the right one. */
export function zoneFinding(zone: string, now: number, locale: Locale): Finding {
  const hour = dated(now, locale, { timeZone: zone, timeStyle: 'short' });
  return well('ops.doctor.zone', { zone, hour });
}

const mib = 1024 * 1024;

/** The free space on the store's disk; empty for a store that is not a folder. */
export function roomFinding(url: string, t: Translator): Finding[] {
  const given = folderIn(url);
  if (given === undefined) return [];
  const folder = nearest(resolve(given));
  try {
    const room = roomOn(folder);
    const inMib = new Intl.NumberFormat(t.locale).format(Math.floor(room / mib));
    return room < leastRoom
      ? [ill('ops.doctor.roomLittle', { room: inMib, least: leastRoom / mib })]
      : [well('ops.doctor.room', { room: inMib })];
  } catch {
    return [ill('ops.doctor.roomUnknown', { folder })];
  }
}

/** The folder itself, or its nearest parent that exists. */
export function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

const healthSchema = z.object({ ready: z.boolean(), detail: z.string().optional() });
/** In milliseconds. */
const portPatience = 2_000;

/** Whether the health port is free, or answered by a running Palabre. */
export async function portFinding(port: number | undefined): Promise<Finding> {
  if (port === undefined) return well('ops.doctor.noPort');
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    signal: AbortSignal.timeout(portPatience),
  }).catch((error: unknown) => (isRefusal(error) ? 'free' : 'other'));
  if (answer === 'free') return well('ops.doctor.portFree', { port });
  const told: unknown = answer === 'other' ? undefined : await answer.json().catch(() => undefined);
  const health = healthSchema.safeParse(told).data;
  if (health === undefined) return ill('ops.doctor.portTaken', { port });
  return health.ready
    ? well('ops.doctor.portReady', { port })
    : ill('ops.doctor.portTroubled', { port, detail: health.detail ?? '' });
}

/** Nobody listens there. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';
