import { written } from '../../../kernel/written.ts';
import { messageContent } from './contents.ts';
import type { EventContent, Heard } from './tools.ts';

/** A message as somebody wrote it. */
export interface Said {
  readonly room: string;
  readonly id: string;
  readonly by: string;
  /** Without the quote of the message it replies to, which some clients put before it. */
  readonly text: string;
  /** The message it replies to; not the fallback that clients name for those without threads. */
  readonly replyTo: string | undefined;
  /** The message whose thread it was written in. */
  readonly thread: string | undefined;
  /** The message that it edits. */
  readonly changes: string | undefined;
  readonly file: SaidFile | undefined;
}

export interface SaidFile {
  readonly name: string;
  readonly address: string;
  /** Its keys, if it is encrypted. */
  readonly keys: EventContent | undefined;
  /** In bytes, according to the sender. */
  readonly size: number;
}

/** Other kinds of messages, such as another bot's notice, are not from a person. */
const kinds = new Set(['m.text', 'm.emote', 'm.file', 'm.image']);

export function saidIn({ room, event_id: id, sender: by, content }: Heard): Said | undefined {
  const read = messageContent.safeParse(content);
  if (!read.success || !kinds.has(read.data.msgtype)) return undefined;
  const { 'm.relates_to': relates, 'm.new_content': renewed } = read.data;
  const isChange = relates?.rel_type === 'm.replace';
  const reply =
    relates?.is_falling_back === true ? undefined : relates?.['m.in_reply_to']?.event_id;
  const file = fileOf(read.data);
  const body = isChange ? (renewed?.body ?? '') : read.data.body;
  return {
    room,
    id,
    by,
    text: file !== undefined && body === file.name ? '' : withoutQuote(body, relates !== undefined),
    replyTo: isChange ? undefined : reply,
    thread: relates?.rel_type === 'm.thread' ? relates.event_id : undefined,
    changes: isChange ? relates.event_id : undefined,
    file,
  };
}

type Content = ReturnType<typeof messageContent.parse>;

function fileOf({ msgtype, url, file, filename, body, info }: Content): SaidFile | undefined {
  const address = file?.url ?? url;
  if (address === undefined || (msgtype !== 'm.file' && msgtype !== 'm.image')) return undefined;
  return { name: filename ?? body, address, keys: file, size: info?.size ?? 0 };
}

/** Older clients quote the message that is replied to: each line after `> `, then an empty line. */
function withoutQuote(body: string, relates: boolean): string {
  if (!relates || !body.startsWith('> ')) return written(body);
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('>'));
  return written(end === -1 ? body : lines.slice(end).join('\n'));
}
