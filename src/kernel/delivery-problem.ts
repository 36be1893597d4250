/**
 * What Palabre could not post in the chat, and the permission it lacked, for facilitators to fix.
 */
export interface DeliveryProblem {
  readonly channel: string;
  readonly permission: string | undefined;
  /** Set when no permission is missing: the platform has not responded for a while. */
  readonly unresponsive?: true;
  /** Set when `channel` is a locked thread. */
  readonly locked?: true;
}
