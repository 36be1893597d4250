import type { Sight } from '../../src/engine/ports.ts';

/** Everybody reads everything, but for what it is told. */
export interface FakeSight extends Sight {
  /** These channels are read by some alone: the same ones in all of them. */
  readonly closed: Set<string>;
  readonly deleted: Set<string>;
  /** Nothing is known of any community. */
  outage: boolean;
}

export function fakeSight(): FakeSight {
  const closed = new Set<string>();
  const deleted = new Set<string>();
  const sight: FakeSight = {
    closed,
    deleted,
    outage: false,
    knows: (_, channel) => !sight.outage && (channel === undefined || !deleted.has(channel)),
    coversReaders: (community, channel, other) =>
      [channel, other].every((each) => sight.knows(community, each)) &&
      (channel === other || !closed.has(other) || closed.has(channel)),
    isPublic: (community, channel) => sight.knows(community, channel) && !closed.has(channel),
  };
  return sight;
}
