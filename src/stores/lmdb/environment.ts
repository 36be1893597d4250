import { open, type RootDatabase } from 'lmdb';

/** An LMDB environment whose values are sealed. */
export type Lmdb = RootDatabase<Buffer, string>;

/**
 * Opens the LMDB environment of an existing folder, which must have been checked: lmdb itself may end
 * the process on a damaged one. Throws if it can't be opened. Two of lmdb's defaults are turned off:
 * - overlapping sync never settles `flushed`, instead of rejecting, when the disk refuses the flush;
 *   without it `put` itself resolves after the flush, no slower, and rejects when it fails;
 * - event-turn batching leaves a promise of its own unhandled when a commit fails, which ends Node.
 * Without it, lmdb begins a transaction at the sixth write of a turn, and the writes after it wait for
 * the next: two flushes where one would do. So it is told to wait for the end of the turn.
 */
export function openLmdb(folder: string, how?: 'only read'): Lmdb {
  const options = {
    path: folder,
    noSubdir: false,
    overlappingSync: false,
    eventTurnBatching: false,
    txnStartThreshold: 1_000,
    encoding: 'binary' as const,
    // It contains what people wrote: no other user of the machine needs to read it.
    permissionsMode: 0o600,
    readOnly: how === 'only read',
  };
  return open(options);
}
