/** What a platform may lack; where it does, everything is shown in the channel and by fixed hours. */
export interface Capabilities {
  /** A conversation of its own under a message. */
  readonly threads: boolean;
  /** One that only those who are added to it can read. */
  readonly privateThreads: boolean;
  readonly calendar: boolean;
  /** Hours that keep themselves true (“in 5 minutes”), in each reader's own zone. */
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
