import { note } from '../../kernel/view/note.ts';
import type { RoomEvent } from './client/events.ts';
import { secretType } from './encryption/secret-api.ts';
import { sessionOf, Unread } from './encryption/unread.ts';
import type { Parts } from './parts.ts';
import { showing } from './posting/show.ts';
import { threadId } from './rooms/ids.ts';
import { serverOf } from './rooms/inviting.ts';
import { addressOf } from './rooms/meaning.ts';

/** What people said, as far as it can be read. */
export interface Reading {
  /** The event as it was said; undefined if it cannot be read now, or must not be answered. */
  read(room: string, event: RoomEvent): Promise<RoomEvent | undefined>;
  /** What waits for its key. */
  readonly unread: Unread;
  close(): void;
}

/** `hear` takes what could not be read at first, in the line of whoever said it. */
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
    tell: (person, room, event) => tellUnread(parts, person, room, event),
  });
  await unread.load();
  const retry = (sessions: readonly string[]): void =>
    void unread
      .retry(sessions)
      .catch((error: unknown) => log.error('what became readable was not heard', { error }));
  encryption.onKeys = retry;
  const decrypt = async (room: string, event: RoomEvent): Promise<RoomEvent | undefined> => {
    const found = await encryption.decrypt(room, event);
    if (found !== undefined) {
      await unread.understood(event.sender);
      return found;
    }
    await unread.keep(room, event);
    // Its key may have come meanwhile.
    retry([sessionOf(event)]);
    return undefined;
  };
  return {
    read: async (id, event) => {
      const room = rooms.get(id);
      if (room?.isEncrypted !== true) return event;
      // What is written there in the clear may be anybody's at the server, in somebody's name.
      if (rooms.isDeafTo(room) || event.type === 'm.room.message') return undefined;
      return event.type === secretType ? decrypt(id, event) : event;
    },
    unread,
    close: () => unread.close(),
  };
}

/** Where only they read it, since what they wrote may not have been meant for Palabre. */
async function tellUnread(
  { session, rooms, maker, posting, presses }: Parts,
  person: string,
  room: string,
  event: string,
): Promise<void> {
  if (session.served === undefined) return;
  const t = await session.served.wordsOf(rooms.communityOf(room) ?? '');
  const url = addressOf(threadId(room, event), serverOf(rooms.self)) ?? '';
  const where = { kind: 'link', url, label: rooms.get(room)?.name ?? room } as const;
  const view = note(t.say('matrix.encrypted.unread', { where }));
  const direct = await maker.roomWith(person);
  await showing(posting, presses)(direct, view, { key: `unread/${event}`, as: 'text' });
}
