import type { Ground, Sight } from '../../../engine/ports.ts';
import { placeIn } from './ids.ts';
import { missingIn } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** What is known about places without a request. */
export function matrixGround(rooms: Rooms): Ground {
  return {
    knows: (place) => {
      const { room, root } = placeIn(place);
      const known = rooms.get(room) ?? rooms.whole(place);
      if (known === undefined) return undefined;
      const thread = root !== undefined || known.mark !== undefined;
      return { missing: missingIn(rooms, known), thread, locked: false, archived: false };
    },
    // A room that removed Palabre may let it in again.
    isGone: () => false,
  };
}

/** Who may read what, by room membership. */
export function matrixSight(rooms: Rooms): Sight {
  const roomIn = (community: string, id: string): Room | undefined => {
    const { room } = placeIn(id);
    return rooms.communityOf(room) === community ? rooms.get(room) : undefined;
  };
  return {
    knows: (community, channel) => {
      if (channel === undefined) return rooms.whole(community) !== undefined;
      return roomIn(community, channel) !== undefined;
    },
    coversReaders: (community, channel, other) => {
      const here = roomIn(community, channel);
      const there = roomIn(community, other);
      if (here === undefined || there === undefined) return false;
      return here.id === there.id || (!isOpen(here) && covers(here, there));
    },
    isPublic: (community, channel) => {
      const there = roomIn(community, channel);
      const whole = rooms.whole(community);
      if (there === undefined || whole === undefined || there.mark !== undefined) return false;
      return whole.id === there.id || covers(whole, there);
    },
  };
}

const covers = (here: Room, there: Room): boolean =>
  isReadToTheStart(there) && here.joined().every((person) => there.isJoined(person));

/** True if people who join can read what was said before. */
const isReadToTheStart = ({ history }: Room): boolean =>
  history === 'shared' || history === 'world_readable';

/** True if people who never joined can read it. */
const isOpen = ({ history }: Room): boolean => history === 'world_readable';
