/** What people wait for an answer to. */
export type Gesture = 'join' | 'prompt' | 'form' | 'contribution' | 'ballot' | 'command' | 'shown';
/** The first sign, the first words, or the words in full, where only they read them. */
export type Awaited = Gesture | `${Gesture}: words` | `${Gesture}: in full`;

/** How long each of them waited for it, in milliseconds. */
export type Waits = ReadonlyMap<Awaited, readonly number[]>;

/** The middle, 95 of 100, and the longest, in seconds, of each. */
export function table(waits: Waits): string {
  const rows = [...waits].map(([what, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (part: number) =>
      ((sorted[Math.floor((sorted.length - 1) * part)] ?? 0) / 1000).toFixed(1).padStart(6);
    return `${what.padEnd(18)}${`${sorted.length}`.padStart(4)}${at(0.5)}${at(0.95)}${at(1)}`;
  });
  return ['waited for          n   med   95%  most (s)', ...rows].join('\n');
}
