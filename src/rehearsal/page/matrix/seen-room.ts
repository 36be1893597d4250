import type { RoomEvent } from '../../../platforms/matrix/client/events.ts';
import type { MatrixPerson } from '../../matrix/person.ts';
import { changed, redactedIn, relation, type Seen } from '../../matrix/seen.ts';
import type { WireChannel, WireMessage } from '../protocol-shown.ts';
import { firstLine, messageOf, removedMessage } from './seen-message.ts';
import { tellingOf } from './standing-around.ts';

/** A channel of somebody's, with what is said in it, the oldest first. */
export interface SeenChannel {
  readonly channel: WireChannel;
  readonly messages: readonly WireMessage[];
}

const types = { room: 0, direct: 1, thread: 11 } as const;

/** In characters: what a list shows of a message. */
const longestName = 60;

/** What was made of the events of a room, which are a new list whenever one comes. */
const known = new WeakMap<readonly RoomEvent[], readonly SeenChannel[]>();

/** A room as somebody's phone shows it, then the threads in it. */
export function seenRoom(person: MatrixPerson, room: string): readonly SeenChannel[] {
  const events = person.events(room);
  const found = known.get(events) ?? channelsOf(room, events, person.seen(room));
  known.set(events, found);
  return found;
}

function channelsOf(
  room: string,
  events: readonly RoomEvent[],
  seen: readonly Seen[],
): readonly SeenChannel[] {
  const telling = tellingOf(events, seen);
  const threads = new Map<string, Seen[]>();
  for (const each of seen)
    if (each.thread !== undefined)
      threads.set(each.thread, [...(threads.get(each.thread) ?? []), each]);
  const told = (channel: string) => (each: Seen) =>
    messageOf(channel, each, telling, threads.get(each.id)?.length ?? 0);
  const removed = removedIn(events).map((event) => removedMessage(room, event));
  const main = [...seen.filter(({ thread }) => thread === undefined).map(told(room)), ...removed];
  return [
    { channel: roomChannel(room, events), messages: inOrder(main) },
    ...seen.flatMap((root) => {
      const messages = threads.get(root.id);
      if (messages === undefined) return [];
      const channel = { id: root.id, name: titleOf(root), type: types.thread, parentId: room };
      return [
        {
          channel: { ...channel, archived: false },
          messages: [root, ...messages].map(told(root.id)),
        },
      ];
    }),
  ];
}

const inOrder = (messages: readonly WireMessage[]): WireMessage[] =>
  messages.toSorted((a, b) => a.timestamp - b.timestamp);

const titleOf = ({ body }: Seen): string => firstLine(body, longestName);

function roomChannel(room: string, events: readonly RoomEvent[]): WireChannel {
  const name = events.findLast(({ type }) => type === 'm.room.name')?.content['name'];
  const isDirect = events.some(({ content }) => content['is_direct'] === true);
  return {
    id: room,
    name: typeof name === 'string' ? name : 'Palabre',
    type: isDirect ? types.direct : types.room,
    archived: false,
  };
}

/** Messages that were taken back after somebody could read them. */
function removedIn(events: readonly RoomEvent[]): RoomEvent[] {
  const redacted = redactedIn(events);
  return events.filter(
    (event) =>
      event.type === 'm.room.message' &&
      redacted.has(event.event_id) &&
      event.content['body'] !== undefined &&
      changed(event) === undefined &&
      relation(event.content)?.rel_type === undefined,
  );
}
