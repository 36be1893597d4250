import type { Api } from '../client/api.ts';
import type { RoomEvent } from '../client/events.ts';
import { hasCode } from '../client/refusal.ts';
import type { EventContent, Heard } from '../talk/tools.ts';

/** Palabre's own events that are known to exist, with their content, so that few are requested. */
export interface Standing {
  /** The event as it is now; undefined if it was redacted or cannot be read. */
  event(room: string, id: string): Promise<Heard | undefined>;
  /** Notes an event that Palabre sent. */
  sent(event: Heard): void;
  edited(id: string, content: EventContent): void;
  /** Forgets an event that was redacted, or whose content may have changed. */
  gone(id: string): void;
}

const most = 5_000;

export function openStanding(api: Pick<Api, 'event'>, self: () => string): Standing {
  const own = new Map<string, Heard>();
  const keep = (event: Heard): void => {
    own.delete(event.event_id);
    own.set(event.event_id, event);
    for (const oldest of own.keys()) {
      if (own.size <= most) break;
      own.delete(oldest);
    }
  };
  return {
    event: async (room, id) => {
      const known = own.get(id);
      if (known !== undefined) return known.room === room ? known : undefined;
      const found = await askedFor(api, room, id);
      if (found === undefined) return undefined;
      const heard = asItIs(room, found);
      // Others' events are not kept: they may change without notice.
      if (heard !== undefined && heard.sender === self()) keep(heard);
      return heard;
    },
    sent: keep,
    edited: (id, content) => {
      const before = own.get(id);
      if (before !== undefined)
        keep({ ...before, content: { ...content, ...hung(before.content) } });
    },
    gone: (id) => void own.delete(id),
  };
}

async function askedFor(
  api: Pick<Api, 'event'>,
  room: string,
  id: string,
): Promise<RoomEvent | undefined> {
  try {
    return await api.event(room, id);
  } catch (error) {
    if (hasCode(error, 'M_NOT_FOUND') || hasCode(error, 'M_FORBIDDEN')) return undefined;
    throw error;
  }
}

/** The event with its author's last edit; undefined if it was redacted. */
export function asItIs(room: string, event: RoomEvent): Heard | undefined {
  const { event_id, type, sender, content, unsigned, redacts } = event;
  if (unsigned?.redacted_because !== undefined) return undefined;
  const change = unsigned?.['m.relations']?.['m.replace'];
  const changed = change?.sender === sender ? change.content['m.new_content'] : undefined;
  const now = isContent(changed) ? { ...changed, ...hung(content) } : content;
  return { room, event_id, type, sender, content: now, redacts };
}

/** An event's relation stays, whatever an edit says. */
const hung = (content: EventContent): EventContent =>
  content['m.relates_to'] === undefined ? {} : { 'm.relates_to': content['m.relates_to'] };

const isContent = (value: unknown): value is EventContent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
