import type { Rooms } from './rooms.ts';

/** The room with one person that is best, and whether nothing needs to be done about it. */
export function roomStanding(rooms: Rooms, person: string) {
  const isSecret = rooms.wantsSecrecy(person);
  const known = rooms
    .knownTo(person)
    .filter((room) => rooms.personOf(room.id) === person && !rooms.isDeafTo(room))
    // What others made is as secret as they made it.
    .filter((room) => !isSecret || room.isEncrypted || room.mark !== undefined)
    .toSorted((a, b) => rank(b.membership(person)) - rank(a.membership(person)))[0];
  const isIn = known !== undefined && rank(known.membership(person)) > 0;
  return { known, isSecret, isIn, isReady: isIn && (!isSecret || known.isEncrypted) };
}

const rank = (membership: string | undefined): number =>
  membership === 'join' ? 2 : membership === 'invite' ? 1 : 0;
