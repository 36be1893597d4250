import type { Rooms } from './rooms.ts';

/** The best direct room of a person, and whether it is usable as it is. */
export function roomStanding(rooms: Rooms, person: string) {
  const isSecret = rooms.wantsSecrecy(person);
  const known = rooms
    .knownTo(person)
    .filter((room) => rooms.personOf(room.id) === person && !rooms.isUnreadable(room))
    // A room that others created is not made encrypted.
    .filter((room) => !isSecret || room.isEncrypted || room.mark !== undefined)
    .toSorted((a, b) => rank(b.membership(person)) - rank(a.membership(person)))[0];
  const isIn = known !== undefined && rank(known.membership(person)) > 0;
  return { known, isSecret, isIn, isReady: isIn && (!isSecret || known.isEncrypted) };
}

const rank = (membership: string | undefined): number =>
  membership === 'join' ? 2 : membership === 'invite' ? 1 : 0;
