import type { Result } from '../../kernel/result.ts';
import { yieldToEventLoop } from '../cooperative.ts';
import type { Journal, JournalRecord } from '../ports.ts';

/** Where the new content of a stream waits until it is in the stream itself. */
const waitingFor = (stream: string): string => `new-${stream}`;

/** The kind under which waiting contents are listed. */
export const waitingKind = (kind: string): string => `new-${kind}`;

/**
 * Replaces all the records of a stream by one. If interrupted, the stream holds either its old
 * content or nothing while the new content waits: see `finishRewriting`. No write to the stream may
 * be in flight. Rejects if the store fails.
 */
export async function rewriteStream(
  journal: Journal,
  stream: string,
  record: JournalRecord,
): Promise<void> {
  await journal.erase(waitingFor(stream));
  await journal.append(waitingFor(stream), 1, record);
  await yieldToEventLoop();
  await journal.erase(stream);
  await takeIn(journal, stream, record);
}

/**
 * Erases a stream, and first what an interrupted rewriting left waiting for it: it would bring the
 * stream back. Resolves once that would survive a power cut.
 */
export async function eraseStream(journal: Journal, stream: string): Promise<void> {
  await journal.erase(waitingFor(stream));
  await journal.erase(stream);
}

/** For an empty stream: takes in the content waiting for it; returns whether there was any. */
export async function finishRewriting(journal: Journal, stream: string): Promise<boolean> {
  for await (const record of journal.read(waitingFor(stream), 0)) {
    await takeIn(journal, stream, record);
    return true;
  }
  return false;
}

/** A record may be large: yields to other work before and after it is written. */
async function takeIn(journal: Journal, stream: string, record: JournalRecord): Promise<void> {
  await yieldToEventLoop();
  await journal.append(stream, 1, record);
  await yieldToEventLoop();
  await journal.erase(waitingFor(stream));
}

/**
 * Finishes the rewriting that a crash interrupted, for all streams of a kind that are `mine`:
 * another process may still be rewriting its own.
 */
export async function sweepKind<State>(
  journal: Journal,
  kind: string,
  streams: { readUncached(id: string): Promise<Result<State, unknown>> },
  mine: (id: string, state: State) => boolean,
): Promise<void> {
  for await (const id of journal.list(waitingKind(kind))) {
    // Reading it takes in what waits for it, if it is empty.
    const found = await streams.readUncached(id);
    if (found.ok && mine(id, found.value)) await journal.erase(waitingFor(`${kind}/${id}`));
  }
}
