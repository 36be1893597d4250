import type { Sight } from '../../src/engine/ports.ts';

/** Everybody can read everything, with the exceptions below. */
export interface FakeSight extends Sight {
  /** Channels that only some people can read: the same people for all of them. */
  readonly closed: Set<string>;
  readonly deleted: Set<string>;
  /** Nothing is known about any community. */
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
