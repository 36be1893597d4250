import { hash } from 'node:crypto';

/** A message's thread: the room, and the message; no id of Matrix's holds the sign between them. */
export const threadId = (room: string, root: string): string => `${room}|${root}`;

/** A room, and the message whose thread is meant, if any. */
export function placeIn(channel: string): { readonly room: string; readonly root?: string } {
  const at = channel.indexOf('|');
  if (at === -1) return { room: channel };
  return { room: channel.slice(0, at), root: channel.slice(at + 1) };
}

/** Streams are named after their communities, by letters, digits, `-` and `_`, a hundred at most. */
const longest = 100;

/** The id of the community that a room or a space is. */
export function communityOf(room: string): string {
  const encoded = Buffer.from(room).toString('base64url');
  if (encoded.length <= longest) return encoded;
  return hash('sha256', room, 'base64url');
}

/** A transaction's id: the same for the same parts, and too long for nobody. */
export const txnOf = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join('\n'), 'base64url');
