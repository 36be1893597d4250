import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../engine/drawers.ts';
import type { Journal } from '../engine/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { copyingDrawer, isUnfinished, setUnfinished } from './unfinished.ts';

export interface Copied {
  readonly streams: number;
  readonly records: number;
}

export type CopyProblem =
  /** The target holds something that is not part of such a copy; nothing was changed. */
  | { readonly kind: 'storeNotEmpty' }
  /** This stream or drawer differs when read again; the copy stays unfinished. */
  | { readonly kind: 'copyDiffers'; readonly what: string };

/** The number of streams copied in parallel: one write in flight each, so that a store can batch them. */
const width = 64;

/**
 * Copies a store into an empty one, or resumes an interrupted copy: every stream with its snapshot,
 * and the drawers. Then reads both again and compares each record. Until it resolves with `ok`, the
 * target is marked as unfinished, and no program starts on it. Neither store may be written to
 * meanwhile. Rejects if one of them cannot be read or written.
 */
export async function copyStore(from: Store, to: Store): Promise<Result<Copied, CopyProblem>> {
  if (!(await isUnfinished(to))) {
    if (await holdsAnything(to)) return err({ kind: 'storeNotEmpty' });
    await setUnfinished(to, true);
  }
  await copyStreams(from, to);
  await eraseOthers(from, to);
  await copyDrawers(from, to);
  const compared = await compare(from, to);
  if (compared.ok) await setUnfinished(to, false);
  return compared;
}

async function holdsAnything(store: Store): Promise<boolean> {
  for await (const _ of store.streams()) return true;
  for await (const _ of store.drawers()) return true;
  return false;
}

/** Copies every stream with its snapshot, completing those that are there in part. */
export const copyStreams = (from: Journal, to: Journal): Promise<Copied> =>
  overAll(from, (stream) => copyStream(stream, from, to));

/**
 * Does the work for every stream, several in parallel; resolves with the sum of what it returns.
 */
async function overAll(store: Journal, work: (stream: string) => Promise<number>): Promise<Copied> {
  const names = store.streams()[Symbol.asyncIterator]();
  let failed = false;
  let streams = 0;
  let records = 0;
  const some = async (): Promise<void> => {
    for (let next = await names.next(); next.done !== true; next = await names.next()) {
      if (failed) return;
      const count = await work(next.value);
      // A stream that was being erased has nothing left.
      if (count > 0) streams += 1;
      records += count;
    }
  };
  const each = Array.from({ length: width }, () =>
    some().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  // No write may still be under way once this has ended.
  await Promise.allSettled(each);
  await Promise.all(each);
  return { streams, records };
}

async function copyStream(stream: string, from: Journal, to: Journal): Promise<number> {
  const there = await alreadyThere(stream, from, to);
  // The stream was rewritten since the copy was interrupted.
  if (there === undefined) await to.erase(stream);
  let count = there ?? 0;
  for await (const record of from.read(stream, count))
    await to.append(stream, (count += 1), record);
  const snapshot = count === 0 ? undefined : await from.snapshot(stream);
  if (snapshot !== undefined) await to.saveSnapshot(stream, snapshot);
  return count;
}

/** How many records an earlier copy wrote; undefined if they are not the stream's. */
async function alreadyThere(
  stream: string,
  from: Journal,
  to: Journal,
): Promise<number | undefined> {
  const theirs = from.read(stream, 0)[Symbol.asyncIterator]();
  let count = 0;
  for await (const record of to.read(stream, 0)) {
    if (!isDeepStrictEqual((await theirs.next()).value, record)) return undefined;
    count += 1;
  }
  return count;
}

/** Erases the streams that an earlier copy wrote and that the source no longer has. */
async function eraseOthers(from: Journal, to: Journal): Promise<void> {
  const kept = new Set<string>();
  for await (const stream of from.streams()) kept.add(stream);
  for await (const stream of to.streams()) if (!kept.has(stream)) await to.erase(stream);
}

async function copyDrawers(from: Store, to: Store): Promise<void> {
  for (const name of await drawerNames(from, to)) {
    const changes = new Map<string, Uint8Array | undefined>();
    for await (const [key] of to.drawer(name).entries()) changes.set(key, undefined);
    for await (const [key, value] of from.drawer(name).entries()) changes.set(key, value);
    await to.drawer(name).change(changes);
  }
}

async function drawerNames(...stores: readonly Store[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const store of stores)
    for await (const name of store.drawers()) if (name !== copyingDrawer) names.add(name);
  return names;
}

async function compare(from: Store, to: Store): Promise<Result<Copied, CopyProblem>> {
  let differs: string | undefined;
  const copied = await overAll(from, async (stream) => {
    const count = await alreadyThere(stream, from, to);
    for await (const _ of from.read(stream, count ?? 0)) differs ??= stream;
    if (count === undefined) differs ??= stream;
    return count ?? 0;
  });
  for (const name of await drawerNames(from, to)) {
    const [one, other] = [await entriesOf(from, name), await entriesOf(to, name)];
    if (!isDeepStrictEqual(one, other)) differs ??= name;
  }
  return differs === undefined ? ok(copied) : err({ kind: 'copyDiffers', what: differs });
}

async function entriesOf(store: Store, name: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const [key, value] of store.drawer(name).entries())
    found.set(key, Buffer.from(value).toString('base64'));
  return found;
}
