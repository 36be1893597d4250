/**
 * What a platform may lack. Without threads, everything is posted in the channel; without moving
 * times, times are absolute.
 */
export interface Capabilities {
  /** Threads under a message. */
  readonly threads: boolean;
  /** Threads that only the people added to them can read. */
  readonly privateThreads: boolean;
  readonly calendar: boolean;
  /** Times that the client keeps current (“in 5 minutes”), in each reader's own time zone. */
  readonly movingTimes: boolean;
  /** Commands used on a message that somebody selects (`Feature.messageCommands`). */
  readonly messageCommands: boolean;
}

export const allCapabilities: Capabilities = {
  threads: true,
  privateThreads: true,
  calendar: true,
  movingTimes: true,
  messageCommands: true,
};
