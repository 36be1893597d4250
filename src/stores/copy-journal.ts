import type { Journal } from '../engine/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export interface Copied {
  readonly streams: number;
  readonly records: number;
}

/** `problem`: in plain words, for who runs the program. */
export interface StoreNotEmpty {
  readonly kind: 'storeNotEmpty';
  readonly problem: string;
}

/** As many streams are copied at once: one write in flight each, so that a store can gather them. */
const width = 64;

/**
 * Copies every stream, records and snapshots, in the order of their records, into a journal that
 * holds nothing. Resolves once all of it is durable there; rejects when a store cannot read or write,
 * and what was copied by then is no journal: begin again with another target. Neither may be written
 * to meanwhile.
 */
export async function copyJournal(
  from: Journal,
  to: Journal,
): Promise<Result<Copied, StoreNotEmpty>> {
  for await (const _ of to.streams()) return err(notEmpty);
  const names = from.streams()[Symbol.asyncIterator]();
  const copied = await Promise.all(Array.from({ length: width }, () => copyFrom(names, from, to)));
  return ok({
    streams: sum(copied, ({ streams }) => streams),
    records: sum(copied, ({ records }) => records),
  });
}

const notEmpty: StoreNotEmpty = {
  kind: 'storeNotEmpty',
  problem: 'The store to copy to holds something already. Nothing was copied. Use an empty one.',
};

async function copyFrom(names: AsyncIterator<string>, from: Journal, to: Journal): Promise<Copied> {
  let streams = 0;
  let records = 0;
  for (;;) {
    const next = await names.next();
    if (next.done === true) return { streams, records };
    const count = await copyStream(next.value, from, to);
    // One that was being erased has nothing left.
    if (count > 0) streams += 1;
    records += count;
  }
}

async function copyStream(stream: string, from: Journal, to: Journal): Promise<number> {
  let count = 0;
  for await (const record of from.read(stream, 0)) await to.append(stream, (count += 1), record);
  const snapshot = count === 0 ? undefined : await from.snapshot(stream);
  if (snapshot !== undefined) await to.saveSnapshot(stream, snapshot);
  return count;
}

const sum = (all: readonly Copied[], value: (each: Copied) => number): number =>
  all.reduce((total, each) => total + value(each), 0);
