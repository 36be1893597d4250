import type { KeyChange } from './drawers.ts';

/** A store in memory that can refuse to replace a value, like the one on LMDB. */
export class MemoryStore extends Map<string, string> {
  readonly answersOrRejects = true;

  async add(entries: readonly { key: string; value: string }[]): Promise<boolean> {
    const [first] = entries;
    if (first !== undefined && this.has(first.key)) return false;
    for (const { key, value } of entries) this.set(key, value);
    return true;
  }

  async change(changes: readonly KeyChange[]): Promise<void> {
    for (const { key, value } of changes)
      if (value === undefined) this.delete(key);
      else this.set(key, value);
  }

  keysIn(prefix: string): Iterable<string> {
    return [...this.keys()].filter((key) => key.startsWith(prefix));
  }
}
