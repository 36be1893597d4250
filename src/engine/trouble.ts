/** What keeps Palabre from hearing, answering or remembering at this moment. */
export interface Trouble {
  /** Short and stable, for a program to compare: `disconnected`, `store-write`. */
  readonly reason: string;
  /** A sentence for whoever keeps the program running; never what somebody wrote, never a secret. */
  readonly detail: string;
}
