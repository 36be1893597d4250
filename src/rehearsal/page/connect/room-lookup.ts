import { roomsOf, type RoomFound } from '../../../platforms/matrix/rooms-found.ts';
import type { Bot } from '../../../program/bot.ts';
import { openIn } from './server-lookup.ts';
import type { MatrixLink } from './matrix-link.ts';
import { Fresh } from './fresh.ts';
import type { WireRoom } from './protocol.ts';

/** Asks where the account is, at most once in a second and a half. */
export class RoomLookup extends Fresh<readonly RoomFound[] | undefined> {
  constructor(link: MatrixLink) {
    super(() => link.asAccount(roomsOf));
  }
}

/** A room, and whose workshop would be led there by whom. */
export interface Ground {
  readonly room: RoomFound;
  readonly community: string;
  readonly leader: NonNullable<RoomFound['leader']>;
}

/**
 * Where a workshop can begin in the name of who leads the room; undefined where it can't. Encrypted
 * rooms are left out: whether what is said there is read is not known here.
 */
export function groundOf(room: RoomFound, { context }: Bot): Ground | undefined {
  const { leader, maySend, isEncrypted, communities, id } = room;
  const { sight } = context.tools;
  const community = communities.find((each) => sight.knows(each, id));
  if (leader === undefined || community === undefined || !maySend || isEncrypted) return undefined;
  return { room, community, leader };
}

/** What the page shows of a room, and what is open in it. */
export async function wireRoom(room: RoomFound, bot: Bot | undefined): Promise<WireRoom> {
  const { id, name, isEncrypted, maySend, mayRedact, communities } = room;
  const ground = bot && groundOf(room, bot);
  const all = bot ? await Promise.all(communities.map((each) => openIn(bot, each))) : [];
  const open = all.flat().filter(({ at }) => at === id);
  const isFree = open.every(({ kind }) => kind !== 'workshop');
  return {
    id,
    name,
    isEncrypted,
    maySend,
    mayRedact,
    ...(ground !== undefined && isFree ? { leader: ground.leader.name } : {}),
    open: open.map(({ kind, title }) => ({ kind, title, channel: name })),
  };
}
