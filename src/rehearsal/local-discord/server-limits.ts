/** How much a server may hold, by Discord's own numbers; a test may set lower ones. */
export interface ServerLimits {
  /** Scheduled events that are not over. */
  readonly events: number;
  /** Threads that are not archived, whoever can see them. */
  readonly activeThreads: number;
  readonly threadMembers: number;
  /** Categories included, threads not. */
  readonly channels: number;
  /** Edits in an hour of one message that is older than an hour. Discord does not say how many. */
  readonly oldEdits: number;
}

export const discordsOwn: ServerLimits = {
  events: 100,
  activeThreads: 1_000,
  threadMembers: 1_000,
  channels: 500,
  oldEdits: Infinity,
};
