export interface StateSaver {
  /** Something changed: it will be saved soon. */
  touch(): void;
  /** Saves any changes now, and resolves once they are on disk. */
  flush(): Promise<void>;
}

/** Saves at most once per `gapMs`, however much changes, and never concurrently. */
export function createStateSaver(
  write: () => Promise<void>,
  gapMs: number,
  failed: (error: unknown) => void,
): StateSaver {
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
