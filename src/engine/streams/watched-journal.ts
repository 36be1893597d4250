import type { Journal, JournalRecord } from '../ports.ts';
import type { Trouble } from '../trouble.ts';

export interface WatchedJournal extends Journal {
  /** What the store refused last and has not done since. */
  troubles(): readonly Trouble[];
}

/** The same journal, which knows whether its latest read and write succeeded. */
export function watchedJournal(journal: Journal): WatchedJournal {
  const reading = outcome();
  const writing = outcome();
  return {
    snapshot: (stream) => reading.of(journal.snapshot(stream)),
    read: (stream, sequence) => readThrough(journal.read(stream, sequence), reading),
    append: (...args) => writing.of(journal.append(...args)),
    saveSnapshot: (...args) => writing.of(journal.saveSnapshot(...args)),
    erase: (stream) => writing.of(journal.erase(stream)),
    list: (kind) => journal.list(kind),
    streams: () => journal.streams(),
    close: () => journal.close(),
    troubles: () => [
      ...(reading.failed() ? [unread] : []),
      ...(writing.failed() ? [unwritten] : []),
    ],
  };
}

const unread: Trouble = {
  reason: 'store-read',
  detail: 'The last read from the store failed.',
};
const unwritten: Trouble = {
  reason: 'store-write',
  detail: 'The store refused the last write, and none has succeeded since.',
};

interface Outcome {
  of<T>(work: Promise<T>): Promise<T>;
  note(done: boolean): void;
  failed(): boolean;
}

function outcome(): Outcome {
  let failed = false;
  return {
    of: async (work) => {
      try {
        const done = await work;
        failed = false;
        return done;
      } catch (error) {
        failed = true;
        throw error;
      }
    },
    note: (done) => {
      failed = !done;
    },
    failed: () => failed,
  };
}

async function* readThrough(
  records: AsyncIterable<JournalRecord>,
  reading: Outcome,
): AsyncGenerator<JournalRecord, void> {
  try {
    yield* records;
    reading.note(true);
  } catch (error) {
    reading.note(false);
    throw error;
  }
}
