import { placeIn } from '../../src/platforms/matrix/rooms/ids.ts';
import type { Shown } from './matrix-attempts.ts';
import { matrixPersonas, type MatrixName } from './matrix-personas.ts';
import { signedEntries, type MatrixTable, type SignedEntry } from './matrix-table.ts';

/** Nobody may say so much at once that it is more than is taken from one person. */
const authors = {
  there: 'participant',
  'at home': 'former',
  'in the direct room': 'other',
} as const;

/** Messages of somebody's in the closed room: contributions, or what nobody collected yet. */
async function messagesFor(
  table: MatrixTable,
  entry: SignedEntry,
  from: SignedFrom,
  count: number,
) {
  const { server, rooms } = table.commons;
  const author = table.commons.person(authors[from]);
  const say = (relates: object): string =>
    server.makeUp(rooms.closed, {
      type: 'm.room.message',
      sender: author.id,
      content: { msgtype: 'm.text', body: 'Les haies', 'm.relates_to': relates },
    });
  const inThread = { rel_type: 'm.thread', event_id: placeIn(table.held.message.channelId).root };
  const first = say(inThread);
  // What answers somebody's answer is a talk between them, until someone collects it.
  const relates = entry === 'collect' ? { 'm.in_reply_to': { event_id: first } } : inThread;
  const ids = Array.from({ length: count }, () => say(relates));
  await table.acts.say(author, rooms.closed, 'et voilà');
  return ids;
}

/** Where somebody puts the sign: where the message is, as a server might make it up, or elsewhere. */
export const signedFrom = ['there', 'at home', 'in the direct room'] as const;
export type SignedFrom = (typeof signedFrom)[number];

/** What each kind of person gets for a sign on a message of their own to point at. */
export async function signed(
  table: MatrixTable,
  entry: SignedEntry,
  from: SignedFrom,
): Promise<ReadonlyMap<MatrixName, Shown>> {
  const ids = await messagesFor(table, entry, from, matrixPersonas.length);
  const got = matrixPersonas.map(async ({ name }, at) => {
    const home = table.roomOf(name);
    const direct = table.direct.get(name) ?? '';
    const room = {
      there: table.commons.rooms.closed,
      'at home': home,
      'in the direct room': direct,
    };
    const target = { room: room[from], id: ids[at] ?? '' };
    const person = table.commons.person(name);
    return [name, await table.acts.point(person, home, target, signedEntries[entry])] as const;
  });
  return new Map(await Promise.all(got));
}
