import type { Result } from '../../kernel/result.ts';
import type { Journal, JournalRecord } from '../ports.ts';

/** Where what a stream is written anew with waits until it stands in the stream itself. */
const waitingFor = (stream: string): string => `new-${stream}`;

/** The kind under which what waits for the streams of a kind is listed. */
export const waitingKind = (kind: string): string => `new-${kind}`;

/**
 * Replaces all the records of a stream by one. Whenever it is cut short, the stream holds what it held
 * or nothing, and then what it is to hold waits beside it: see `finishRewriting`. No write to the
 * stream may be under way. Rejects when the store cannot.
 */
export async function rewriteStream(
  journal: Journal,
  stream: string,
  record: JournalRecord,
): Promise<void> {
  await journal.erase(waitingFor(stream));
  await journal.append(waitingFor(stream), 1, record);
  await journal.erase(stream);
  await finishRewriting(journal, stream);
}

/** For a stream that holds nothing: takes in what waits for it; tells whether anything did. */
export async function finishRewriting(journal: Journal, stream: string): Promise<boolean> {
  for await (const record of journal.read(waitingFor(stream), 0)) {
    await journal.append(stream, 1, record);
    await journal.erase(waitingFor(stream));
    return true;
  }
  return false;
}

/** Finishes what a crash left of streams of a kind that were being written anew. */
export async function sweepKind(
  journal: Journal,
  kind: string,
  streams: { readUncached(id: string): Promise<Result<unknown, unknown>> },
): Promise<void> {
  for await (const id of journal.list(waitingKind(kind))) {
    // Read, it takes in what waits for it, if it holds nothing yet.
    const found = await streams.readUncached(id);
    if (found.ok) await journal.erase(waitingFor(`${kind}/${id}`));
  }
}
