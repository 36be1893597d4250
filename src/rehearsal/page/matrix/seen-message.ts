import { z } from 'zod';
import { excerpt } from '../../../kernel/view/excerpt.ts';
import { oneLine } from '../../../kernel/view/one-line.ts';
import type { RoomEvent } from '../../../platforms/matrix/client/events.ts';
import { relation, type Seen } from '../../matrix/seen.ts';
import type { WireAttachment, WireMessage } from '../protocol-shown.ts';
import type { Telling } from './standing-around.ts';

/** In characters: what is shown of a message under its answer. */
const longestQuote = 90;

/** A message as a phone shows it. `inThread`: how many there are in the thread that it begins. */
export function messageOf(
  channelId: string,
  { id, sender, body, html, content, kind, at }: Seen,
  { reactions, edits, pinned, seen }: Telling,
  inThread: number,
): WireMessage {
  const edited = edits.get(id);
  const file = fileIn(kind, content);
  const reply = quoteOf(content, seen);
  return {
    id,
    channelId,
    authorId: sender,
    timestamp: at,
    components: [],
    flags: 0,
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
    .object({
      mimetype: z.string().optional(),
      size: z.number().optional(),
      w: z.number().optional(),
      h: z.number().optional(),
    })
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
    ...(info?.w === undefined ? {} : { width: info.w }),
    ...(info?.h === undefined ? {} : { height: info.h }),
  };
}

/** What is left of a message that was taken back. */
export const removedMessage = (
  channelId: string,
  { event_id: id, sender, origin_server_ts: timestamp }: RoomEvent,
): WireMessage => ({
  id,
  channelId,
  authorId: sender,
  timestamp,
  content: '',
  components: [],
  flags: 0,
  attachments: [],
  onMatrix: { reactions: [], inThread: 0, pinned: false, removed: true },
});

/** The first line of a text, or its beginning. */
export const firstLine = (text: string, limit: number): string =>
  excerpt(oneLine(text.trim().split('\n')[0] ?? ''), limit);
