import { EventEmitter } from 'node:events';
import type { Keyv } from 'keyv';

/** Does the work and answers in time, or rejects. */
export type Sure = <T>(work: () => Promise<T>) => Promise<T>;

/** Rejects after `limit` milliseconds, or if the store reported any error meanwhile. */
export function sureAnswers(keyv: Keyv, limit: number): Sure {
  let failures = 0;
  // Not Keyv's own events: they also report what it throws, which is the failure of one call alone.
  const { store }: { store: unknown } = keyv;
  if (store instanceof EventEmitter) store.on('error', () => (failures += 1));
  keyv.on('error', () => {});
  return async (work) => {
    const before = failures;
    const answer = await within(limit, work());
    if (failures !== before) throw new Error('The store reported an error');
    return answer;
  };
}

/** One promise, one timer: every write goes through here. */
export function within<T>(limit: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`The store did not answer in ${limit} ms`));
    const timer = setTimeout(late, limit);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    work.then(
      (answer) => end(() => resolve(answer)),
      (error: unknown) => end(() => reject(error)),
    );
  });
}
