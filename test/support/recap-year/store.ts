import type { Journal } from '../../../src/engine/ports.ts';

/** Where a year is kept, if not in memory, and whether anything of it is under way. */
export interface Store {
  readonly journal?: Journal;
  isBusy(): boolean;
}

export const inMemory: Store = { isBusy: () => false };

/** A year that is kept there. */
export function keptIn(journal: Journal): Store {
  let busy = 0;
  return { journal: counted(journal, (by) => (busy += by)), isBusy: () => busy > 0 };
}

/** The same, of which it is known how much of it is under way. */
function counted(journal: Journal, count: (by: number) => void): Journal {
  const during = async <T>(work: Promise<T>): Promise<T> => {
    count(1);
    return work.finally(() => count(-1));
  };
  return {
    snapshot: (stream) => during(journal.snapshot(stream)),
    read: async function* read(stream, sequence) {
      count(1);
      try {
        yield* journal.read(stream, sequence);
      } finally {
        count(-1);
      }
    },
    append: (...args) => during(journal.append(...args)),
    saveSnapshot: (...args) => during(journal.saveSnapshot(...args)),
    erase: (stream) => during(journal.erase(stream)),
    list: (kind) => journal.list(kind),
    streams: () => journal.streams(),
    close: () => journal.close(),
  };
}
