/** What keeps Palabre from hearing, answering or remembering at this moment. */
export interface Trouble {
  /** Short and stable, for a program to compare: `disconnected`, `store-write`. */
  readonly reason: string;
  /** A sentence for the people who run the program; never what somebody wrote, never a secret. */
  readonly detail: string;
  /** Only some places are affected: everywhere else it hears, answers and remembers. */
  readonly partly?: true;
}

/** The reason given by a process that stands by: others serve the platform. */
export const standingBy = 'standing-by';
