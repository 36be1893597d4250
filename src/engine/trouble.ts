/** What keeps Palabre from hearing, answering or remembering at this moment. */
export interface Trouble {
  /** Short and stable, for a program to compare: `disconnected`, `store-write`. */
  readonly reason: string;
  /** A sentence for the people who run the program; never what somebody wrote, never a secret. */
  readonly detail: string;
  /** Some places alone are touched: everywhere else it hears, answers and remembers. */
  readonly partly?: true;
}

/** The reason of who has started as far as it may: other processes serve the platform. */
export const standingBy = 'standing-by';
