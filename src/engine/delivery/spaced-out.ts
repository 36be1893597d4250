/** What is to be done one by one, not all at once. */
export interface SpacedOut<T> {
  /** Each one is done once, however often it is asked for in the meantime. */
  add(items: readonly T[]): void;
  stop(): void;
}

/** Does each item's work, `gapMs` milliseconds after the one before it. */
export function spacedOut<T>(gapMs: number, work: (item: T) => void): SpacedOut<T> {
  const waiting = new Set<T>();
  let timer: NodeJS.Timeout | undefined;

  const next = (): void => {
    timer = undefined;
    for (const item of waiting) {
      waiting.delete(item);
      timer = setTimeout(next, gapMs);
      work(item);
      return;
    }
  };

  return {
    add: (items) => {
      for (const item of items) waiting.add(item);
      if (timer === undefined) next();
    },
    stop: () => {
      waiting.clear();
      clearTimeout(timer);
    },
  };
}
