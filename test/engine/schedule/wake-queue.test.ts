import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WakeQueue } from '../../../src/engine/schedule/wake-queue.ts';

const dayMs = 24 * 60 * 60_000;

let wall: number;
let queue: WakeQueue;
let looked: string[];
beforeEach(() => {
  vi.useFakeTimers();
  wall = 0;
  looked = [];
  queue = new WakeQueue({ now: () => wall, monotonic: () => performance.now() });
});
afterEach(() => {
  queue.stop();
  vi.useRealTimers();
});

const look = (key: string) => () => void looked.push(key);

/** Time goes by on both clocks. */
async function pass(ms: number): Promise<void> {
  wall += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

it('looks at each once its wait is over, in their order, and once', async () => {
  queue.set('b', { waitMs: 200 }, look('b'));
  queue.set('a', { waitMs: 100 }, look('a'));
  await pass(99);
  expect(looked).toEqual([]);
  await pass(1);
  expect(looked).toEqual(['a']);
  await pass(10_000);
  expect(looked).toEqual(['a', 'b']);
});

it('knows one time of each, the last that was set', async () => {
  queue.set('a', { waitMs: 100 }, look('first'));
  queue.set('a', { waitMs: 300 }, look('second'));
  queue.set('gone', { waitMs: 100 }, look('gone'));
  queue.cancel('gone');
  await pass(10_000);
  expect(looked).toEqual(['second']);
});

it('looks at whichever comes first, the wait or the wall, and not again for the other', async () => {
  queue.set('a', { waitMs: 500, at: 100 }, look('a'));
  await pass(100);
  expect(looked).toEqual(['a']);
  await pass(1_000);
  expect(looked).toEqual(['a']);
});

it('reaches further than a timer does', async () => {
  queue.set('a', { at: 100 * dayMs }, look('a'));
  for (let day = 0; day < 99; day += 1) await pass(dayMs);
  expect(looked).toEqual([]);
  await pass(dayMs);
  expect(looked).toEqual(['a']);
});

it('finds what became due with a leap of the clock when it is told to look', async () => {
  queue.set('a', { at: dayMs }, look('a'));
  wall += dayMs;
  queue.look();
  expect(looked).toEqual(['a']);
});

it('waits no longer than asked after a leap of both clocks, as in a rehearsal', async () => {
  let ahead = 0;
  const leaping = () => performance.now() + ahead;
  queue = new WakeQueue({ now: leaping, monotonic: leaping });
  queue.set('row', { at: performance.now() + 60_000 }, look('row'));
  queue.set('end', { at: performance.now() + dayMs }, look('end'));
  ahead = 60_000;
  queue.look();
  queue.set('card', { waitMs: 1_000 }, look('card'));
  await pass(1_000);
  expect(looked).toEqual(['row', 'card']);
});

it('looks at nothing before its wall when the clock was set back', async () => {
  queue.set('a', { at: 1_000 }, look('a'));
  wall -= 5_000;
  await pass(1_000);
  expect(looked).toEqual([]);
  await pass(5_000);
  expect(looked).toEqual(['a']);
});

it('leaves no timer behind once it is stopped, or has nothing left', async () => {
  queue.set('a', { waitMs: 100 }, look('a'));
  queue.cancel('a');
  expect(vi.getTimerCount()).toBe(0);
  queue.set('a', { waitMs: 100 }, look('a'));
  queue.stop();
  queue.set('b', { waitMs: 100 }, look('b'));
  expect(vi.getTimerCount()).toBe(0);
  await pass(10_000);
  expect(looked).toEqual([]);
});

it('tells the first wall at which something is due', () => {
  expect(queue.nextAt()).toBeUndefined();
  queue.set('a', { at: 2_000 }, look('a'));
  queue.set('b', { at: 1_000, waitMs: 10 }, look('b'));
  expect(queue.nextAt()).toBe(1_000);
});
