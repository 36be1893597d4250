import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RoomEvent } from '../../../../src/platforms/matrix/client/events.ts';
import { communityOf } from '../../../../src/platforms/matrix/rooms/ids.ts';
import { stateEvent } from '../../../../src/platforms/matrix/rooms/learned.ts';
import { markType } from '../../../../src/platforms/matrix/rooms/mark.ts';
import { Rooms, type Homes } from '../../../../src/platforms/matrix/rooms/rooms.ts';
import { runs } from '../../../support/runs.ts';

const self = '@palabre:ici.test';
const people = ['@ana:ici.test', '@bo:ici.test', '@cy:ici.test'];
const ids = ['!a:ici.test', '!b:ici.test', '!c:ici.test', '!d:ici.test'];

const created = (type?: string): RoomEvent =>
  stateEvent('m.room.create', '', self, type === undefined ? {} : { type });
const child = (room: string, via: readonly string[]): RoomEvent =>
  stateEvent('m.space.child', room, self, { via });
const member = (person: string, membership: string): RoomEvent =>
  stateEvent('m.room.member', person, person, { membership, displayname: person });
const mark = (content: Readonly<Record<string, unknown>>): RoomEvent =>
  stateEvent(markType, '', self, content);

const anId = fc.constantFrom(...ids);
const aPerson = fc.constantFrom(...people);
const anEvent = fc.oneof(
  fc.constantFrom(undefined, 'm.space').map(created),
  fc.tuple(anId, fc.constantFrom([], ['ici.test'])).map(([room, via]) => child(room, via)),
  fc
    .tuple(aPerson, fc.constantFrom('join', 'invite', 'leave'))
    .map(([who, how]) => member(who, how)),
  aPerson.map((person) => mark({ kind: 'direct', person })),
  anId.map((channel) => mark({ kind: 'private', channel, name: 'Animation', at: 0 })),
);
const aStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ room: anId, events: fc.array(anEvent, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ left: anId }) },
);
const someSteps = fc.array(fc.array(aStep, { maxLength: 3 }), { maxLength: 15 });

function homesInMemory(): Homes {
  const known = new Map<string, string>();
  return {
    of: (room) => known.get(room),
    keep: (room, whose) => void known.set(room, whose),
    forget: (room) => void known.delete(room),
  };
}

/** Each room asked one by one, as if nothing were remembered from before. */
function lookedAt(rooms: Rooms) {
  const all = rooms.all();
  const homes = all.map((room) => [room, rooms.home(room.id)] as const);
  return {
    communities: new Set(all.flatMap(({ id }) => rooms.communityOf(id) ?? [])),
    channelsOf: (community: string) =>
      homes.flatMap(([room, home]) =>
        !room.isSpace && home !== undefined && communityOf(home) === community ? [room.id] : [],
      ),
    knownTo: (person: string) =>
      all.filter((room) => {
        const isFor = room.mark?.kind === 'direct' && room.mark.person === person;
        return isFor || room.knowsName(person);
      }),
  };
}

it('knows whose rooms are whose, whatever rooms become and in whatever order they tell it', () => {
  fc.assert(
    fc.property(someSteps, (all) => {
      const rooms = new Rooms(() => self, homesInMemory());
      for (const steps of all) {
        for (const step of steps)
          if ('left' in step) rooms.leave(step.left);
          else rooms.take(step.room, { state: { events: step.events }, timeline: { events: [] } });
        // Asked first, since whose a room is is settled by the first look at it.
        const told = rooms.communities();
        const seen = lookedAt(rooms);
        expect(told).toEqual(seen.communities);
        for (const community of ids.map(communityOf))
          expect(rooms.channels(community).map(({ id }) => id)).toEqual(seen.channelsOf(community));
        for (const person of people) {
          const known = rooms.knownTo(person);
          expect(known.every((room) => rooms.get(room.id) === room)).toBe(true);
          expect(new Set(known)).toEqual(new Set([...known, ...seen.knownTo(person)]));
          expect(new Set(known).size).toBe(known.length);
        }
      }
    }),
    runs(100),
  );
});
