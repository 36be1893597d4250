import type { Served } from '../../src/engine/platform.ts';
import type { Chat } from '../../src/engine/ports.ts';
import { wholeChat } from '../../src/engine/delivery/whole-chat.ts';
import { matrixFor } from '../../src/platforms/matrix/platform.ts';
import { partKey } from '../../src/platforms/matrix/posting/content.ts';
import { communityOf, placeIn } from '../../src/platforms/matrix/rooms/ids.ts';
import { readTexts } from '../../src/program/texts.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import type { Seen } from '../../src/rehearsal/matrix/seen.ts';
import type { ChatStage, Lacking, Shown, ShownThread } from '../contract/chat.ts';
import type { Homeserver } from './homeservers.ts';
import { silentLog } from './logs.ts';
import { memoryStore } from './memory-store.ts';
import { encryption, secretPerson } from './secret-person.ts';
import { fakePainter } from './painter.ts';

/** What Matrix has not. */
export const matrixLacks: readonly Lacking[] = [
  'threadNames',
  'archive',
  'locks',
  'calendar',
  'rights',
  'history',
];

const { catalogues, translatorOf } = readTexts('matrix');

/** Nobody is answered: these tests are about what is posted. */
function servedTo(deleted: (message: string) => void, changed: () => void): Served {
  return {
    dispatcher: { answer: async () => ({ kind: 'quiet' }), complete: async () => [] },
    features: [],
    catalogues,
    notices: { tooLate: () => ({ blocks: [] }), unreadable: () => ({ blocks: [] }) },
    translatorFor: async () => translatorOf('fr', 'America/Toronto'),
    listeners: {
      arrived: () => {},
      left: changed,
      channelGone: () => {},
      sightChanged: () => {},
      changed,
      tookOver: () => {},
      stirred: () => {},
      returned: () => {},
      deleted: ({ messages = [] }) => messages.forEach(deleted),
    },
  };
}

/** The real chat on a homeserver that several stages share; each has a room of its own. */
export function matrixChatStage(
  server: () => Promise<Homeserver>,
  { isSecret = false } = {},
): {
  open: () => Promise<ChatStage>;
  close: () => Promise<void>;
} {
  let started: Promise<Homeserver> | undefined;
  let count = 0;
  return {
    open: async () => {
      started ??= server();
      count += 1;
      return openStage(await started, count, isSecret);
    },
    close: async () => (await started)?.close(),
  };
}

async function noticed(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function openStage(
  server: Homeserver,
  number: number,
  isSecret: boolean,
): Promise<ChatStage> {
  const account = async (name: string) => server.register(`${name}${number}`);
  const palabre = await account('Palabre');
  const ofAna = await account('Ana');
  const ana = isSecret
    ? await secretPerson(server.url, ofAna)
    : new MatrixPerson(server.url, ofAna);
  const ben = new MatrixPerson(server.url, await account('Ben'));
  const stranger = await account('Stranger');
  const room = await ana.createRoom({
    name: 'atelier',
    invite: [palabre.id, ben.id],
    ...(isSecret ? { initial_state: [encryption] } : {}),
    power_level_content_override: { users: { [ana.id]: 100, [palabre.id]: 50 } },
  });
  await ben.api.join(room);
  await new MatrixPerson(server.url, palabre).api.join(room);
  const painter = fakePainter();
  const platform = matrixFor({
    url: server.url,
    proof: { token: palabre.token },
    invitedBy: undefined,
  })({ log: silentLog, painter, clock: Date.now, drawers: await memoryStore() });
  // Her client must be there to be given keys.
  if (isSecret) ana.start();
  const told = new Set<string>();
  let changes = 0;
  await platform.connect(
    servedTo(
      (message) => told.add(message),
      () => {
        changes += 1;
      },
    ),
  );
  const chat: Chat = wholeChat(platform.chat);
  const messages = async (where: string): Promise<Shown[]> => {
    const { room: at, root } = placeIn(where);
    await ana.refresh(at);
    const own = ana.seen(at).filter(({ sender }) => sender === palabre.id);
    const heads = own.filter((each) => each.thread === root && each.content[partKey] === undefined);
    return Promise.all(heads.map((head) => shownOf(ana, head, own)));
  };
  const remove = async (where: string, message: string): Promise<void> => {
    await ana.takeBack(placeIn(where).room, message);
    await noticed(() => told.has(message));
  };
  return {
    chat,
    place: { community: communityOf(room), channel: room },
    someone: ben.id,
    stranger: stranger.id,
    role: 'role',
    messages,
    shown: async (where, message) => {
      const { room: at } = placeIn(where);
      await ana.refresh(at);
      const own = ana.seen(at).filter(({ sender }) => sender === palabre.id);
      const head = own.find(({ id }) => id === message);
      return head && shownOf(ana, head, own);
    },
    threads: () => privateRooms(server, palabre, room),
    calendarEvents: () => [],
    deleteCalendarEvent: () => {},
    deny: async (right) => {
      if (right === 'attachFiles') return server.allowUploads?.(0);
      const before = changes;
      if (right === 'view') await ana.api.kick(room, palabre.id);
      else
        await ana.api.setState(room, 'm.room.power_levels', '', {
          users: { [ana.id]: 100, [palabre.id]: 50 },
          events_default: 100,
        });
      await noticed(() => changes > before);
    },
    hideHistory: async () => {},
    breakDown: () => server.breakDown?.(),
    breakPainting: () => painter.breakDown(),
    archive: () => {},
    lock: () => {},
    deleteMessage: remove,
    deleteThread: (thread) => remove(thread, placeIn(thread).root ?? ''),
    close: async () => {
      server.allowUploads?.(50 * 1024 * 1024);
      if (isSecret) await ana.stop();
      await platform.close();
    },
  };
}

/** A message as people see it, with the events that belong to it. */
async function shownOf(reader: MatrixPerson, head: Seen, own: readonly Seen[]): Promise<Shown> {
  const parts = own.filter(({ content }) => content[partKey] === head.id);
  const mentions = head.content['m.mentions'];
  const pinged =
    typeof mentions === 'object' && mentions !== null && 'user_ids' in mentions
      ? mentions.user_ids
      : [];
  const files = parts.filter(({ kind }) => kind === 'm.file');
  return {
    text: head.body,
    files: await Promise.all(
      files.map(async ({ content, body: name }) => {
        const bytes = await reader.file(content);
        return { name, text: Buffer.from(bytes ?? []).toString('utf8') };
      }),
    ),
    pictures: parts.filter(({ kind }) => kind === 'm.image').map(({ body }) => body),
    pinged: Array.isArray(pinged) ? pinged.map(String) : [],
  };
}

let looks = 0;

/** The rooms that Palabre made for some people of a room. */
async function privateRooms(
  server: Homeserver,
  palabre: { readonly id: string; readonly token: string },
  channel: string,
): Promise<ShownThread[]> {
  const self = new MatrixPerson(server.url, palabre);
  // Synapse answers the same first look from memory for a while: not the one that the account had.
  const { rooms } = await self.api.sync(undefined, { waitMs: (looks += 1) });
  return Object.entries(rooms.join).flatMap(([id, { state, timeline }]) => {
    const events = [...state.events, ...timeline.events];
    const content = (type: string, key = '') =>
      events.findLast((event) => event.type === type && event.state_key === key)?.content;
    if (content('app.palabre.room')?.['channel'] !== channel) return [];
    const people = events
      .filter(({ type }) => type === 'm.room.member')
      .map(({ state_key: key = '' }) => key)
      .filter((key) =>
        ['join', 'invite'].includes(String(content('m.room.member', key)?.['membership'])),
      );
    const name = String(content('m.room.name')?.['name']);
    return [{ id, name, channel, people: [...new Set(people)], archived: false }];
  });
}
