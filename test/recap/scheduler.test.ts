import { describe, expect, it } from 'vitest';
import { DueList } from '../../src/recap/due-list.ts';
import { createRecapScheduler } from '../../src/recap/scheduler.ts';
import { keptLog, silentLog } from '../support/logs.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`);

function takeAll(list: DueList, now: number): string[] {
  const taken: string[] = [];
  for (let id = list.take(now); id !== undefined; id = list.take(now)) taken.push(id);
  return taken;
}

describe('a list of what is due', () => {
  it('gives what is due, the earliest first, and nothing that is not', () => {
    const list = new DueList();
    for (const [id, at] of Object.entries({ late: 3, first: 1, ahead: 9, second: 2 }))
      list.set(id, at);
    expect(takeAll(list, 3)).toEqual(['first', 'second', 'late']);
    expect(list.size).toBe(1);
  });

  it('knows one moment of each, the last that was set', () => {
    const list = new DueList();
    list.set('a', 1);
    list.set('b', 2);
    list.set('a', 5);
    expect(takeAll(list, 4)).toEqual(['b']);
    list.set('a', 4);
    list.delete('a');
    expect(takeAll(list, 9)).toEqual([]);
  });

  it('gives all of ten thousand that are due at once, each time in another order', () => {
    const list = new DueList();
    const all = names(10_000);
    const orders = [1_000, 2_000].map((at) => {
      for (const id of all) list.set(id, at);
      return takeAll(list, at);
    });
    expect(orders.map((order) => order.toSorted())).toEqual([all.toSorted(), all.toSorted()]);
    const firsts = orders.map((order) => new Set(order.slice(0, 1_000)));
    const both = [...(firsts[0] ?? [])].filter((id) => firsts[1]?.has(id));
    // A tenth of a tenth of them, by chance; all of them if somebody always came first.
    expect(both.length).toBeLessThan(300);
  });
});

describe('the scheduler', () => {
  it('attends to each of ten thousand once, so many at a time, and lets others go first', async () => {
    let now = 0;
    let under = 0;
    let most = 0;
    let others = 0;
    const attended: string[] = [];
    const recaps = createRecapScheduler({
      attend: async (community) => {
        most = Math.max(most, (under += 1));
        await Promise.resolve();
        under -= 1;
        if (now > 0) attended.push(community);
        return now > 0 ? undefined : 1_000;
      },
      now: () => now,
      log: silentLog,
      width: 16,
    });
    for (const id of names(10_000)) recaps.watch(id);
    await recaps.settled();
    now = 1_000;
    // Someone who votes, all the while.
    let voting = true;
    const vote = (): void => {
      others += 1;
      if (voting) setImmediate(vote);
    };
    vote();
    recaps.look();
    await recaps.settled();
    voting = false;
    expect(attended.toSorted()).toEqual(names(10_000).toSorted());
    expect(most).toBe(16);
    expect(others).toBeGreaterThan(10_000 / 16 / 2);
  });

  it('says that it is crowded to those after the first 64 in a row, and to nobody after a lull', async () => {
    let now = 0;
    const crowded: boolean[] = [];
    const recaps = createRecapScheduler({
      attend: async (_, inACrowd) => {
        if (now > 0) crowded.push(inACrowd);
        return now > 0 ? undefined : 1_000;
      },
      now: () => now,
      log: silentLog,
    });
    for (const id of names(100)) recaps.watch(id);
    await recaps.settled();
    now = 1_000;
    recaps.look();
    await recaps.settled();
    expect(crowded.indexOf(true)).toBe(64);
    expect(crowded.lastIndexOf(false)).toBe(63);
    recaps.watch('late');
    await recaps.settled();
    expect(crowded).toHaveLength(101);
    expect(crowded.at(-1)).toBe(false);
  });

  it('looks again at one whose schedule changed while it was attended to', async () => {
    const looks: string[] = [];
    let finish: (() => void) | undefined;
    const recaps = createRecapScheduler({
      attend: async (community) => {
        looks.push(community);
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return undefined;
      },
      now: () => 0,
      log: silentLog,
    });
    recaps.watch('g');
    recaps.watch('g');
    recaps.watch('g');
    expect(looks).toEqual(['g']);
    finish?.();
    while (looks.length < 2) await new Promise((resolve) => void setImmediate(resolve));
    finish?.();
    await recaps.settled();
    expect(looks).toEqual(['g', 'g']);
  });

  it('survives a community that cannot be looked at, and tries it again later', async () => {
    let now = 0;
    let looks = 0;
    const { log, entries } = keptLog();
    const recaps = createRecapScheduler({
      attend: async () => {
        looks += 1;
        throw new Error('its time zone is gone');
      },
      now: () => now,
      log,
    });
    recaps.watch('g');
    await recaps.settled();
    recaps.look();
    await recaps.settled();
    expect(looks).toBe(1);
    expect(entries).toMatchObject([{ level: 'error', facts: { community: 'g' } }]);
    now = 10 * 60_000;
    recaps.look();
    await recaps.settled();
    expect(looks).toBe(2);
  });

  it('begins nothing more once it is stopped', async () => {
    let looks = 0;
    const recaps = createRecapScheduler({
      attend: async () => {
        looks += 1;
        return 0;
      },
      now: () => 0,
      log: silentLog,
      width: 1,
    });
    recaps.watch('a');
    recaps.watch('b');
    await recaps.stop();
    expect(looks).toBe(1);
    recaps.watch('c');
    recaps.look();
    expect(looks).toBe(1);
  });
});
