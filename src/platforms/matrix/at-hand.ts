import type { Drawer } from '../../engine/drawers.ts';

/** How many values are kept in memory. */
const usualMost = 2_000;

/**
 * A drawer that only this process changes, with the most recently used values in memory. A change
 * is visible at once, and durable once its promise resolves.
 */
export function atHand(drawer: Drawer, most = usualMost): Drawer {
  const known = new Map<string, Uint8Array | undefined>();
  const note = (key: string, value: Uint8Array | undefined): void => {
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    entries: () => drawer.entries(),
    get: async (key) => {
      if (known.has(key)) return known.get(key);
      const read = await drawer.get(key);
      // It may have been changed meanwhile.
      if (known.has(key)) return known.get(key);
      note(key, read);
      return read;
    },
    change: async (changes) => {
      for (const [key, value] of changes) note(key, value);
      try {
        await drawer.change(changes);
      } catch (error) {
        for (const [key, value] of changes) if (known.get(key) === value) known.delete(key);
        throw error;
      }
    },
  };
}
