import { z } from 'zod';
import { excerpt } from '../../../kernel/view/excerpt.ts';
import { oneLine } from '../../../kernel/view/one-line.ts';
import type { RoomEvent } from '../../../platforms/matrix/client/events.ts';
import type { MatrixPerson } from '../../matrix/person.ts';
import { changed, redactedIn, relation, type Seen } from '../../matrix/seen.ts';
import type { WireAttachment, WireChannel, WireMessage, WireReaction } from '../protocol.ts';

/** A channel of somebody's, with what is said in it, the oldest first. */
export interface SeenChannel {
  readonly channel: WireChannel;
  readonly messages: readonly WireMessage[];
}

const types = { room: 0, direct: 1, thread: 11 } as const;

/** In characters: what a list shows of a message. */
const longestName = 60;
const longestQuote = 90;

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

const firstLine = (text: string, limit: number): string =>
  excerpt(oneLine(text.trim().split('\n')[0] ?? ''), limit);

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

/** What stands around the messages of a room. */
interface Telling {
  readonly reactions: ReadonlyMap<string, readonly WireReaction[]>;
  readonly edits: ReadonlyMap<string, number>;
  readonly pinned: ReadonlySet<string>;
  readonly seen: ReadonlyMap<string, Seen>;
}

function tellingOf(events: readonly RoomEvent[], seen: readonly Seen[]): Telling {
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

function messageOf(
  channelId: string,
  { id, sender, body, html, content, kind, at }: Seen,
  { reactions, edits, pinned, seen }: Telling,
  inThread: number,
): WireMessage {
  const edited = edits.get(id);
  const file = fileIn(kind, content);
  const reply = quoteOf(content, seen);
  return {
    ...{ id, channelId, authorId: sender, timestamp: at, components: [], flags: 0 },
    content: file === undefined ? body : '',
    attachments: file === undefined ? [] : [file],
    ...(edited === undefined ? {} : { editedTimestamp: edited }),
    onMatrix: {
      ...(html === '' || file !== undefined ? {} : { html }),
      ...(reply === undefined ? {} : { reply }),
      reactions: reactions.get(id) ?? [],
      inThread,
      pinned: pinned.has(id),
      removed: false,
    },
  };
}

/** A message in a thread replies to its first, for clients that know no threads: that says nothing. */
function quoteOf(content: Seen['content'], seen: ReadonlyMap<string, Seen>) {
  const relates = relation(content);
  const id = relates?.['m.in_reply_to']?.event_id;
  if (id === undefined || relates?.is_falling_back === true) return undefined;
  const { sender = '', body = '…' } = seen.get(id) ?? {};
  return { id, authorId: sender, words: firstLine(body, longestQuote) };
}

const fileSchema = z.object({
  url: z.string().regex(/^mxc:\/\/[^/]+\/[\w-]+$/u),
  filename: z.string().optional(),
  body: z.string(),
  info: z
    .object({ mimetype: z.string().optional(), size: z.number().optional() })
    .optional()
    .catch(undefined),
});

function fileIn(kind: string, content: Seen['content']): WireAttachment | undefined {
  const { data } = fileSchema.safeParse(content);
  if (data === undefined || !['m.image', 'm.file'].includes(kind)) return undefined;
  const { url, filename, body, info } = data;
  const id = url.slice(url.lastIndexOf('/') + 1);
  return {
    id,
    name: body,
    contentType: info?.mimetype ?? 'application/octet-stream',
    size: info?.size ?? 0,
    url: `/matrix/media/${id}/${encodeURIComponent(filename ?? body)}`,
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

const removedMessage = (channelId: string, event: RoomEvent): WireMessage => ({
  ...{ id: event.event_id, channelId, authorId: event.sender, timestamp: event.origin_server_ts },
  ...{ content: '', components: [], flags: 0, attachments: [] },
  onMatrix: { reactions: [], inThread: 0, pinned: false, removed: true },
});
