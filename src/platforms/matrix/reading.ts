import { note } from '../../kernel/view/note.ts';
import type { RoomEvent } from './client/events.ts';
import { secretType } from './encryption/secret-api.ts';
import { sessionOf, Unread, type NotHeard } from './encryption/unread.ts';
import type { Parts } from './parts.ts';
import { showing } from './posting/show.ts';
import { threadId } from './rooms/ids.ts';
import { serverOf } from './rooms/inviting.ts';
import { addressOf } from './rooms/meaning.ts';
import { saidIn } from './talk/spoken.ts';

/** Reads what people said, decrypting it if necessary. */
export interface Reading {
  /** The decrypted event; undefined if it cannot be read now, or must not be answered. */
  read(room: string, event: RoomEvent): Promise<RoomEvent | undefined>;
  /** The messages that wait for their key. */
  readonly unread: Unread;
  close(): void;
}

/** `hear` is called, in its author's line, with what could not be read at first. */
export async function openReading(
  parts: Parts,
  hear: (room: string, event: RoomEvent) => Promise<void>,
): Promise<Reading> {
  const { rooms, encryption, drawer, tools } = parts;
  const { clock, log } = tools;
  const unread = new Unread({
    drawer: drawer('unread'),
    clock,
    log,
    decrypt: (room, event) => encryption.decrypt(room, event),
    hear,
    tell: (...what) => tellUnread(parts, ...what),
  });
  await unread.load();
  const retry = (sessions: readonly string[]): void =>
    void unread
      .retry(sessions)
      .catch((error: unknown) =>
        log.error('messages that became readable could not be handled', { error }),
      );
  encryption.onKeys = retry;
  const decrypt = async (room: string, event: RoomEvent): Promise<RoomEvent | undefined> => {
    const found = await encryption.decrypt(room, event);
    if (found !== undefined) {
      await unread.understood(event.sender);
      return found;
    }
    await unread.keep(room, event);
    // Its key may have arrived meanwhile.
    retry([sessionOf(event)]);
    return undefined;
  };
  return {
    read: async (id, event) => {
      const room = rooms.get(id);
      if (room?.isEncrypted !== true) return event;
      if (rooms.isUnreadable(room)) return undefined;
      if (event.type === 'm.room.message') return leftAside(parts, unread, id, event);
      return event.type === secretType ? decrypt(id, event) : event;
    },
    unread,
    close: () => unread.close(),
  };
}

/**
 * A clear-text message in an encrypted room may have been forged by the server's operator. It does
 * not count, and its apparent author is told if it would have been an answer.
 */
async function leftAside(
  { rooms }: Parts,
  unread: Unread,
  room: string,
  event: RoomEvent,
): Promise<undefined> {
  const said = saidIn({ room, ...event });
  if (said === undefined || rooms.get(room)?.isJoined(event.sender) !== true) return;
  const isDirect = rooms.personOf(room) !== undefined;
  const hangs = event.content['m.relates_to'] !== undefined;
  if (isDirect || hangs || /^[!/]/u.test(said.text)) await unread.cameClear(room, event);
}

/**
 * Tells somebody in their direct room, because what they wrote may not have been meant for Palabre.
 */
async function tellUnread(
  { session, rooms, maker, posting, presses }: Parts,
  person: string,
  room: string,
  event: string,
  why: NotHeard,
): Promise<void> {
  if (session.served === undefined) return;
  const t = await session.served.translatorFor(rooms.communityOf(room) ?? '');
  const url = addressOf(threadId(room, event), serverOf(rooms.self)) ?? '';
  const where = { kind: 'link', url, label: rooms.get(room)?.name ?? room } as const;
  const view = note(
    t.say(why === 'clear' ? 'matrix.encrypted.clear' : 'matrix.encrypted.unread', { where }),
  );
  const direct = await maker.roomWith(person);
  await showing(posting, presses)(direct, view, { key: `unread/${event}`, as: 'text' });
}
