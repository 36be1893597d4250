export type Move = Gesture | Waiting;

/** A gesture that the step still expects from somebody. */
export interface Gesture {
  /** Identifies the gesture, which is tried once. Starts with its kind, up to the colon. */
  readonly key: string;
  /** True if nothing can continue without it. */
  readonly drives?: boolean;
  make(): Promise<unknown>;
}

/** Only a person played by somebody real can continue. */
export interface Waiting {
  readonly waitsFor: string;
}
