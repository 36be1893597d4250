/** Does things one by one instead of all at once. */
export interface SpacedOut<T> {
  /** An item added several times before its turn is done once. */
  add(items: readonly T[]): void;
  stop(): void;
}

/** Works on each item `gapMs` milliseconds after the one before. */
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
