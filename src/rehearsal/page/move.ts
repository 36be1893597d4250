export type Move = Gesture | Waiting;

/** A gesture that the step asks of somebody and that has not been made yet. */
export interface Gesture {
  /** The same gesture has the same key: it is tried once. Its kind comes first, before the colon. */
  readonly key: string;
  /** True when nothing can go on without it. */
  readonly drives?: boolean;
  make(): Promise<unknown>;
}

/** Only somebody whom a person plays can go on. */
export interface Waiting {
  readonly waitsFor: string;
}
