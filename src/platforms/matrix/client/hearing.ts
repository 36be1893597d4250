/** Handles events one after the other for each person, and in parallel for several. */
export interface Lines {
  /** Resolves once the work is over; never rejects. */
  add(person: string, work: () => Promise<void>): Promise<void>;
  /** Resolves once fewer than `most` are waiting or under way. */
  below(most: number): Promise<void>;
  settled(): Promise<void>;
}

export function openLines(failed: (error: unknown) => void): Lines {
  const last = new Map<string, Promise<void>>();
  const all = new Set<Promise<void>>();
  return {
    add: (person, work) => {
      const before = last.get(person) ?? Promise.resolve();
      const mine: Promise<void> = before
        .then(work)
        .catch(failed)
        .finally(() => {
          all.delete(mine);
          if (last.get(person) === mine) last.delete(person);
        });
      last.set(person, mine);
      all.add(mine);
      return mine;
    },
    below: async (most) => {
      while (all.size >= most) await Promise.race(all);
    },
    settled: async () => {
      while (all.size > 0) await Promise.all(all);
    },
  };
}
