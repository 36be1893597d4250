/** A store in memory that can refuse to replace what is there, as the one on LMDB does. */
export class MemoryStore extends Map<string, string> {
  readonly answersOrRejects = true;

  async add(entries: readonly { key: string; value: string }[]): Promise<boolean> {
    const [first] = entries;
    if (first !== undefined && this.has(first.key)) return false;
    for (const { key, value } of entries) this.set(key, value);
    return true;
  }
}
