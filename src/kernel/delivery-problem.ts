/** What Palabre could not show in the chat, and the right it lacked, for the facilitators to mend. */
export interface DeliveryProblem {
  readonly channel: string;
  readonly permission: string | undefined;
  /** Set where no right is missing: something has not answered for a while. */
  readonly unresponsive?: true;
  /** Set where `channel` is a thread that somebody locked. */
  readonly locked?: true;
}
