export interface Keeper {
  /** Something changed: it will be written soon. */
  touch(): void;
  /** Writes now what changed, and resolves once it is on disk. */
  flush(): Promise<void>;
}

/** Writes at most once every `gapMs`, however much changes, and never two at a time. */
export function createKeeper(
  write: () => Promise<void>,
  gapMs: number,
  failed: (error: unknown) => void,
): Keeper {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const flush = (): Promise<void> => {
    if (timer === undefined) return writing;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(failed);
    return writing;
  };
  return {
    touch: () => {
      timer ??= setTimeout(() => void flush(), gapMs);
    },
    flush,
  };
}
