/** How much of what is written somebody may bring: a burst, then a pace. */
export interface Quota {
  /** The wait left, in milliseconds, where there is nothing left to take; undefined once taken. */
  take(owner: string): number | undefined;
}
