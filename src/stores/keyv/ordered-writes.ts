import { within, type Sure } from './sure-answers.ts';

/** The writes that have not ended yet, even those that were given up. */
export interface OrderedWrites {
  /** Resolves once no write to these keys is under way; rejects when that takes too long. */
  ended(keys: readonly string[]): Promise<void>;
  /** Does one write, after those under way on the same keys have landed, however late. */
  write<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

/** Waits at most `limit` milliseconds for earlier writes. */
export function orderedWrites(sure: Sure, limit: number): OrderedWrites {
  const underWay = new Map<string, Promise<unknown>>();

  async function ended(keys: readonly string[]): Promise<void> {
    if (underWay.size === 0) return;
    const writes = keys.flatMap((key) => underWay.get(key) ?? []);
    if (writes.length > 0) await within(limit, Promise.allSettled(writes));
  }

  async function write<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    // Starts synchronously if it can, so that the value is copied before its owner changes it.
    if (keys.some((key) => underWay.has(key))) await ended(keys);
    const end = (): void => keys.forEach((key) => underWay.delete(key));
    return sure(() => {
      const written = work();
      const landed = written.then(end, end);
      for (const key of keys) underWay.set(key, landed);
      return written;
    });
  }

  return { ended, write };
}
