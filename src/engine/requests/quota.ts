/** How much somebody may write: a burst first, then a steady rate. */
export interface Quota {
  /** Takes one and returns undefined, or the wait in milliseconds if none is left. */
  take(owner: string): number | undefined;
}
