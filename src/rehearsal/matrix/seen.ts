import { z } from 'zod';
import type { RoomEvent } from '../../platforms/matrix/client/events.ts';
import { offersKey } from '../../platforms/matrix/talk/contents.ts';
import { offeredSchema, type Asked, type Press } from '../../platforms/matrix/talk/presses.ts';

type Content = Readonly<Record<string, unknown>>;

/** A message as a client shows it now. */
export interface Seen {
  readonly id: string;
  readonly room: string;
  readonly sender: string;
  readonly body: string;
  readonly html: string;
  /** `m.text`, `m.notice`, `m.image`, `m.file`. */
  readonly kind: string;
  /** The message in whose thread it stands. */
  readonly thread: string | undefined;
  readonly content: Content;
  /** What can be done under it, by Palabre's own account of it. */
  readonly presses: readonly Press[];
  /** What a reply to it may choose or name. */
  readonly asked: readonly Asked[];
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
}

export interface Reaction {
  readonly sender: string;
  readonly key: string;
}

/** The events that were taken back. */
export function redactedIn(events: readonly RoomEvent[]): ReadonlySet<unknown> {
  return new Set(
    events.flatMap(({ type, redacts, content }) =>
      type === 'm.room.redaction' ? [redacts ?? content['redacts']] : [],
    ),
  );
}

/** The messages among these events in order: changed as they were, without those taken back. */
export function seenIn(room: string, events: readonly RoomEvent[]): Seen[] {
  const redacted = redactedIn(events);
  const changes = changesIn(events, redacted);
  return events.flatMap((event) => {
    const { type, event_id: id, content, unsigned, sender } = event;
    const isGone = redacted.has(id) || unsigned?.redacted_because !== undefined;
    if (type !== 'm.room.message' || isGone || changed(event) !== undefined) return [];
    return [seenNow(room, event, newContent(changes.get(`${sender} ${id}`)) ?? content)];
  });
}

/** The last change that somebody made to each message, by who they are and which it is. */
function changesIn(
  events: readonly RoomEvent[],
  redacted: ReadonlySet<unknown>,
): ReadonlyMap<string, Content> {
  const changes = new Map<string, Content>();
  for (const event of events) {
    const message = changed(event);
    if (message === undefined || redacted.has(event.event_id)) continue;
    changes.set(`${event.sender} ${message}`, event.content);
  }
  return changes;
}

/** The message that an event changes. */
export function changed({ content }: Pick<RoomEvent, 'content'>): string | undefined {
  const relates = relation(content);
  return relates?.rel_type === 'm.replace' ? relates.event_id : undefined;
}

/** The reactions under a message that still stand. */
export function reactionsTo(message: string, events: readonly RoomEvent[]): Reaction[] {
  const redacted = redactedIn(events);
  return events.flatMap(({ type, sender, content, event_id: id }) => {
    const relates = relation(content);
    if (type !== 'm.reaction' || relates?.event_id !== message || redacted.has(id)) return [];
    return [{ sender, key: relates.key ?? '' }];
  });
}

const relationSchema = z.object({
  rel_type: z.string().optional(),
  event_id: z.string().optional(),
  key: z.string().optional(),
  is_falling_back: z.boolean().optional(),
  'm.in_reply_to': z.object({ event_id: z.string() }).optional(),
});
export const relation = (content: Content) =>
  relationSchema.safeParse(content['m.relates_to']).data;

/** The message that one replies to. */
export const repliedTo = (content: Content): string | undefined =>
  relation(content)?.['m.in_reply_to']?.event_id;

function newContent(content: Content | undefined): Content | undefined {
  const found = content?.['m.new_content'];
  return z.record(z.string(), z.unknown()).safeParse(found).data;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function seenNow(
  room: string,
  { event_id, sender, content: first, origin_server_ts: at }: RoomEvent,
  now: Content,
): Seen {
  const relates = relation(first);
  const offered = offeredSchema.safeParse(now[offersKey]).data;
  return {
    id: event_id,
    room,
    sender,
    body: text(now['body']),
    html: text(now['formatted_body']),
    kind: text(now['msgtype']),
    thread: relates?.rel_type === 'm.thread' ? relates.event_id : undefined,
    content: now,
    presses: offered?.presses ?? [],
    asked: offered?.asked ?? [],
    at,
  };
}
