import type { Room } from './room.ts';

/**
 * The rooms in which each person was ever seen, or is expected: an account may be in thousands, a
 * person in a few.
 */
export class Whereabouts {
  readonly #byPerson = new Map<string, Room[]>();

  add(person: string, room: Room): void {
    const rooms = this.#byPerson.get(person);
    if (rooms === undefined) this.#byPerson.set(person, [room]);
    else if (!rooms.includes(room)) rooms.push(room);
  }

  /** In the order in which they were added. */
  of(person: string): readonly Room[] {
    return this.#byPerson.get(person) ?? [];
  }

  /** Forgets a room that Palabre left, which is rare enough to look at everybody. */
  forget(room: Room): void {
    for (const [person, rooms] of this.#byPerson) {
      if (!rooms.includes(room)) continue;
      const left = rooms.filter((each) => each !== room);
      if (left.length === 0) this.#byPerson.delete(person);
      else this.#byPerson.set(person, left);
    }
  }
}
