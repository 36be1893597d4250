import { hash } from 'node:crypto';

/** The id of a message's thread: the room and the message. No Matrix id contains the separator. */
export const threadId = (room: string, root: string): string => `${room}|${root}`;

/** A room, and the message whose thread is meant, if any. */
export function placeIn(channel: string): { readonly room: string; readonly root?: string } {
  const at = channel.indexOf('|');
  if (at === -1) return { room: channel };
  return { room: channel.slice(0, at), root: channel.slice(at + 1) };
}

/** The most characters in a stream's id, which has only letters, digits, `-` and `_`. */
const longest = 100;

/** The id of the community that a room or a space is. */
export function communityOf(room: string): string {
  const encoded = Buffer.from(room).toString('base64url');
  if (encoded.length <= longest) return encoded;
  return hash('sha256', room, 'base64url');
}

/** A transaction id: equal for equal parts, and short enough for any server. */
export const txnOf = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join('\n'), 'base64url');
