import { existsSync } from 'node:fs';
import { checkLmdb } from './check.ts';
import { damaged } from './page.ts';
import { isSealed, textIn } from './seal.ts';
import { namespace } from '../keyv/checked-store.ts';

/** Precedes each key of the journal. */
const start = `${namespace}:`;

/** What was found about a stream. */
interface Found {
  records: number;
  end: number;
  /** It is being removed, record by record. */
  erased: boolean;
}

/**
 * Checks the LMDB file at `path`, if there is one, before lmdb opens it: throws `Unreadable` unless
 * it is complete, each value is what was written, and no stream lacks a record.
 */
export function checkStore(path: string): void {
  if (!existsSync(path)) return;
  const streams = new Map<string, Found>();
  checkLmdb(path, (bytes, keyAt, valueAt, end) => {
    if (!isSealed(bytes, keyAt, valueAt, end)) damaged('A value is not what was written');
    const whole = bytes.toString('latin1', keyAt, valueAt);
    // Drawer entries belong to no stream.
    if (!whole.startsWith(start)) return;
    const key = whole.slice(start.length);
    const slash = key.lastIndexOf('/');
    if (slash === -1) return;
    note(foundOf(streams, key.slice(0, slash)), key.slice(slash + 1), () =>
      Number(JSON.parse(textIn(bytes, valueAt, end)).value),
    );
  });
  for (const { records, end, erased } of streams.values())
    if (records !== end && !erased) damaged('A record is missing');
}

function note(found: Found, part: string, number: () => number): void {
  if (part === 'end') found.end = number();
  else if (part === 'erasure') found.erased = true;
  else if (part !== 'snapshot') found.records += 1;
}

function foundOf(streams: Map<string, Found>, stream: string): Found {
  const known = streams.get(stream);
  if (known !== undefined) return known;
  const found = { records: 0, end: 0, erased: false };
  streams.set(stream, found);
  return found;
}
