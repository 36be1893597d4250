import type { ChannelRights } from '../../../engine/requests/admission.ts';
import type { Place } from '../../../engine/context.ts';
import type { Asker, TalkTools } from '../talk/tools.ts';
import { threadId } from './ids.ts';
import { missingIn } from './rights.ts';
import type { Rooms } from './rooms.ts';

/** The power levels from which somebody leads a room, and rules it. */
const leads = 50;
const rules = 100;

/** Who somebody is in a place, by the rooms' current state. */
export function askersIn(rooms: Rooms, fileBytes: () => number): TalkTools['asker'] {
  return (person, where): Asker | undefined => {
    const place = placeOf(rooms, where);
    const whole = place && rooms.whole(place.community);
    if (place === undefined || whole === undefined) return undefined;
    const channel = rooms.get(place.channel);
    return {
      who: {
        id: person,
        name: rooms.called(person, channel),
        roles: [],
        managesEvents: whole.isJoined(person) && whole.level(person) >= leads,
        administers: whole.isJoined(person) && whole.level(person) >= rules,
        language: '',
        rightsIn: (id) => rightsIn(rooms, place.community, id, person),
      },
      place,
      missing: channel === undefined ? [] : missingIn(rooms, channel),
      textChannel: true,
      fileBytes: fileBytes(),
    };
  };
}

/**
 * The place of a room: for a private room, the room it was created for; undefined for direct rooms,
 * and for rooms that Palabre is not in.
 */
function placeOf(
  rooms: Rooms,
  { room, thread }: { readonly room: string; readonly thread?: string },
): Place | undefined {
  const community = rooms.communityOf(room);
  const known = rooms.get(room);
  if (community === undefined || known === undefined || known.isSpace) return undefined;
  if (known.mark?.kind === 'private')
    return { community, channel: known.mark.channel, thread: room };
  return {
    community,
    channel: room,
    ...(thread === undefined ? {} : { thread: threadId(room, thread) }),
  };
}

function rightsIn(
  rooms: Rooms,
  community: string,
  id: string,
  person: string,
): ChannelRights | undefined {
  const room = rooms.get(id);
  if (room === undefined || rooms.communityOf(id) !== community) return undefined;
  const sees = room.isJoined(person);
  return { sees, managesEvents: sees && room.level(person) >= leads };
}
