import { membershipOf, type StoredEvent, type StoredRoom } from './world.ts';

/** An event as the server gives it, with the last change its author made to it. */
export function shown(room: StoredRoom, event: StoredEvent): Record<string, unknown> {
  const { before, redactedBy } = event;
  const change = redactedBy === undefined ? lastChange(room, event) : undefined;
  const unsigned = {
    ...(before === undefined ? {} : { prev_content: before }),
    ...(redactedBy === undefined ? {} : { redacted_because: plain(redactedBy) }),
    ...(change === undefined ? {} : { 'm.relations': { 'm.replace': plain(change) } }),
  };
  return { ...plain(event), unsigned };
}

function plain(event: StoredEvent): Record<string, unknown> {
  const { room, event_id, type, sender, state_key, origin_server_ts, content, redacts } = event;
  const said = { event_id, type, sender, state_key, origin_server_ts, content, redacts };
  return { ...said, room_id: room };
}

export interface Relation {
  readonly kind: string;
  readonly event: string;
  readonly key: string | undefined;
}

export function relationOf({ content }: StoredEvent): Relation | undefined {
  const relates = content['m.relates_to'];
  if (typeof relates !== 'object' || relates === null) return undefined;
  const kind = 'rel_type' in relates ? relates.rel_type : undefined;
  const event = 'event_id' in relates ? relates.event_id : undefined;
  const key = 'key' in relates && typeof relates.key === 'string' ? relates.key : undefined;
  return typeof kind === 'string' && typeof event === 'string' ? { kind, event, key } : undefined;
}

/** The events that hang on one in that way, the latest first. */
export function relatedTo(room: StoredRoom, event: string, kind: string): StoredEvent[] {
  return room.events
    .filter((each) => {
      const relation = relationOf(each);
      return relation?.event === event && relation.kind === kind;
    })
    .toReversed();
}

function lastChange(room: StoredRoom, { at, event_id: id, sender }: StoredEvent) {
  return eventsSince(room, at).findLast((each) => {
    const relation = relationOf(each);
    return relation?.event === id && relation.kind === 'm.replace' && each.sender === sender;
  });
}

/** What happened in a room after that, which is little of it for those who keep listening. */
export function eventsSince({ events }: StoredRoom, at: number): readonly StoredEvent[] {
  const last = events.findLastIndex((event) => event.at <= at);
  return events.slice(last + 1);
}

/** What somebody reads of a room: all of it once they are in, whatever came before. */
export const readable = (room: StoredRoom, user: string): readonly StoredEvent[] =>
  membershipOf(room, user) === 'join' ? room.events : [];
