import type { NamesIn } from '../../../engine/ports.ts';
import type { Rooms } from './rooms.ts';

/** What people are called in a community, by the first of its rooms that they are in. */
export function matrixNames(rooms: Rooms): NamesIn {
  return async (community, people) => {
    const whole = rooms.whole(community);
    const all = [...(whole === undefined ? [] : [whole]), ...rooms.channels(community)];
    return new Map(
      people.flatMap((person) => {
        const room = all.find((each) => each.isJoined(person));
        return room === undefined ? [] : [[person, room.called(person)]];
      }),
    );
  };
}
