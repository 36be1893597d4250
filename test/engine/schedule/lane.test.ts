import { expect, it } from 'vitest';
import { Lane } from '../../../src/engine/schedule/lane.ts';

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

it('a lane does each of ten thousand once, so many at a time, and lets others go first', async () => {
  const lane = new Lane(16);
  let under = 0;
  let most = 0;
  let others = 0;
  const done: number[] = [];
  // Someone who votes, all the while.
  let voting = true;
  const vote = (): void => {
    others += 1;
    if (voting) setImmediate(vote);
  };
  vote();
  const all = Array.from({ length: 10_000 }, (_, index) =>
    lane.run(async () => {
      most = Math.max(most, (under += 1));
      await Promise.resolve();
      under -= 1;
      done.push(index);
    }),
  );
  await Promise.all(all);
  voting = false;
  expect(done.toSorted((a, b) => a - b)).toEqual([...all.keys()]);
  expect(most).toBe(16);
  expect(others).toBeGreaterThan(10_000 / 16 / 2);
});

it('a lane is crowded for those after the first 64 in a row, and for nobody after a lull', async () => {
  const lane = new Lane(16);
  const crowded: boolean[] = [];
  const note = async (inACrowd: boolean) => void crowded.push(inACrowd);
  await Promise.all(Array.from({ length: 100 }, () => lane.run(note)));
  expect(crowded.indexOf(true)).toBe(64);
  expect(crowded.lastIndexOf(false)).toBe(63);
  await lane.run(note);
  expect(crowded).toHaveLength(101);
  expect(crowded.at(-1)).toBe(false);
});

it('a lane that is stopped finishes what it began, and begins nothing more', async () => {
  const lane = new Lane(1);
  const done: string[] = [];
  const first = lane.run(async () => {
    await turn();
    done.push('first');
  });
  const second = lane.run(async () => void done.push('second'));
  lane.stop();
  await Promise.all([first, second]);
  await turn();
  expect(done).toEqual(['first']);
});
