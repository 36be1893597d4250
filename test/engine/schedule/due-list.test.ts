import { describe, expect, it } from 'vitest';
import { DueList } from '../../../src/engine/schedule/due-list.ts';

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

  it('keeps its order however often each of them is set anew', () => {
    const list = new DueList();
    for (let round = 0; round < 50; round += 1)
      for (const id of names(100)) list.set(id, round * 1_000 + Number(id.slice(1)));
    expect(list.size).toBe(100);
    expect(takeAll(list, 49_099)).toEqual(names(100));
    expect(list.nextAt).toBeUndefined();
  });
});
