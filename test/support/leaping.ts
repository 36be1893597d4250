import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { vi } from 'vitest';

/** Turns of the event loop without a request that begins or ends, after which nothing is in hand. */
const quietTurns = 12;
/** How far time goes at once, in milliseconds. */
const stepMs = 100;

const nextTurn = timers.setImmediate;

/**
 * From now on the time of this process stands still while anything is in hand, and leaps where all wait:
 * what is measured is what people wait for, not how fast this machine is. Only for what is wholly in
 * this process, and in memory. Nothing undoes it.
 */
export function leapTime(): { during<T>(work: Promise<T>): Promise<T> } {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;
  vi.useFakeTimers({ toFake: [...toFake, 'performance'] });
  timers.setTimeout = (ms, value, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => Reflect.apply(resolve, undefined, [value]), ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('It is not waited for any more'));
      });
    });
  syncBuiltinESMExports();
  const asked = countingRequests();
  return {
    during: async (work) => {
      const state = { isOver: false };
      const over = (): void => {
        state.isOver = true;
      };
      work.then(over, over);
      while (!state.isOver) {
        await quiet(asked);
        await vi.advanceTimersByTimeAsync(stepMs);
      }
      return work;
    },
  };
}

/** How many requests began or ended, and how many are on their way that the server answers at once. */
interface Asked {
  changes: number;
  open: number;
}

function countingRequests(): Asked {
  const asked: Asked = { changes: 0, open: 0 };
  const fetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const counted = JSON.stringify(input).includes('/sync') ? 0 : 1;
    asked.changes += 1;
    asked.open += counted;
    try {
      return await fetch(input, init);
    } finally {
      asked.changes += 1;
      asked.open -= counted;
    }
  };
  return asked;
}

async function quiet(asked: Asked): Promise<void> {
  let before = asked.changes;
  for (let turns = 0; turns < quietTurns; turns += 1) {
    await nextTurn();
    if (asked.changes === before && asked.open === 0) continue;
    before = asked.changes;
    turns = 0;
  }
}
