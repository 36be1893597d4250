import { z } from 'zod';
import type { RoomEvent } from '../../../platforms/matrix/client/events.ts';
import { changed, redactedIn, relation, type Seen } from '../../matrix/seen.ts';
import type { WireReaction } from '../protocol-shown.ts';

/** What stands around the messages of a room. */
export interface Telling {
  readonly reactions: ReadonlyMap<string, readonly WireReaction[]>;
  readonly edits: ReadonlyMap<string, number>;
  readonly pinned: ReadonlySet<string>;
  readonly seen: ReadonlyMap<string, Seen>;
}

export function tellingOf(events: readonly RoomEvent[], seen: readonly Seen[]): Telling {
  const redacted = redactedIn(events);
  const reactions = new Map<string, WireReaction[]>();
  const edits = new Map<string, number>();
  for (const event of events) {
    if (redacted.has(event.event_id)) continue;
    const message = changed(event);
    if (message !== undefined) edits.set(message, event.origin_server_ts);
    const { event_id: on = '', key = '' } = relation(event.content) ?? {};
    if (event.type === 'm.reaction')
      reactions.set(on, withReaction(reactions.get(on) ?? [], key, event.sender));
  }
  const seenById = new Map(seen.map((each) => [each.id, each]));
  return { reactions, edits, pinned: new Set(pinnedIn(events)), seen: seenById };
}

function withReaction(all: readonly WireReaction[], key: string, sender: string): WireReaction[] {
  if (!all.some((each) => each.key === key)) return [...all, { key, by: [sender] }];
  return all.map((each) => (each.key === key ? { key, by: [...each.by, sender] } : each));
}

const pinnedSchema = z.object({ pinned: z.array(z.string()) });

/** The messages that stand at the head of a room. */
export function pinnedIn(events: readonly RoomEvent[]): readonly string[] {
  const state = events.findLast(({ type }) => type === 'm.room.pinned_events');
  return pinnedSchema.safeParse(state?.content).data?.pinned ?? [];
}
