import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawersOf, type Drawer, type Store } from '../../src/engine/drawers.ts';
import { recordOf } from './journal.ts';

export const bytes = (text: string): Uint8Array => Buffer.from(text);

export async function inside(drawer: Drawer): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const [key, value] of drawer.entries()) found[key] = Buffer.from(value).toString();
  return found;
}

async function all(names: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const name of names) found.push(name);
  return found.toSorted();
}

/** What every store's drawers keep to. `open` gives an empty store each time. */
export function drawersContract(name: string, open: () => Promise<Store>): void {
  describe(`the drawers of ${name}`, () => {
    let store: Store;
    let drawer: Drawer;
    beforeEach(async () => {
      store = await open();
      drawer = store.drawer('matrix.sync');
    });
    afterEach(() => store.close());

    it('are empty, and not there, before anything is in them', async () => {
      expect(await drawer.get('token')).toBeUndefined();
      expect(await inside(drawer)).toEqual({});
      expect(await all(store.drawers())).toEqual([]);
    });

    it('give back the bytes they were given, under any key', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, n) => n);
      const keys = ['token', '!r:a.org|$e/1', '🌲 é', '%2F', ':', '__proto__', 'x'.repeat(500)];
      for (const key of keys) await drawer.change(new Map([[key, every]]));
      for (const key of keys) expect([...((await drawer.get(key)) ?? [])]).toEqual([...every]);
      const found: string[] = [];
      for await (const [key] of drawer.entries()) found.push(key);
      expect(found.toSorted()).toEqual(keys.toSorted());
      await drawer.change(new Map([['none', new Uint8Array()]]));
      expect(await drawer.get('none')).toHaveLength(0);
    });

    it('change several keys at once, in the order they are asked to', async () => {
      const first = drawer.change(new Map(['a', 'b', 'c'].map((key) => [key, bytes(key)])));
      const next = drawer.change(
        new Map([
          ['a', undefined],
          ['b', bytes('B')],
          ['never', undefined],
        ]),
      );
      await Promise.all([first, next]);
      expect(await inside(drawer)).toEqual({ b: 'B', c: 'c' });
      await drawer.change(new Map());
      expect(await inside(drawer)).toEqual({ b: 'B', c: 'c' });
    });

    it('keep what they were given, whatever becomes of it', async () => {
      const value = bytes('one');
      const changed = drawer.change(new Map([['k', value]]));
      value.fill(0);
      await changed;
      expect(await inside(drawer)).toEqual({ k: 'one' });
    });

    it('are apart from each other, and from the journal', async () => {
      await drawer.change(new Map([['k', bytes('sync')]]));
      await store.drawer('matrix.sync-more').change(new Map([['k', bytes('more')]]));
      await store.drawer('matrix').change(new Map([['sync', bytes('short')]]));
      await store.append('poll/a', 1, recordOf('a'));
      expect(await inside(drawer)).toEqual({ k: 'sync' });
      expect(await all(store.drawers())).toEqual(['matrix', 'matrix.sync', 'matrix.sync-more']);
      expect(await all(store.streams())).toEqual(['poll/a']);
      await drawer.change(new Map([['k', undefined]]));
      expect(await all(store.drawers())).toEqual(['matrix', 'matrix.sync-more']);
    });

    it('of two platforms are never the same', async () => {
      await drawersOf('matrix', store)('sync').change(new Map([['k', bytes('a')]]));
      expect(await inside(drawer)).toEqual({ k: 'a' });
      expect(await inside(drawersOf('discord', store)('sync'))).toEqual({});
    });

    it('have simple names', () => {
      for (const odd of ['', 'a:b', 'a/b', 'A', 'a..b'])
        expect(() => store.drawer(odd)).toThrow(/called/);
    });
  });
}
