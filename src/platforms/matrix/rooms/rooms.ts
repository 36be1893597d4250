import type { JoinedRoom } from '../client/events.ts';
import { communityOf, placeIn } from './ids.ts';
import { Room } from './room.ts';

/** Keeps whose each room was when Palabre came to it. */
export interface Homes {
  /** The room or space that is its community, or the person whose direct room it is. */
  of(room: string): string | undefined;
  /** It is remembered, also after a restart. */
  keep(room: string, whose: string): void;
  forget(room: string): void;
}

/** The rooms that the account is in, as the server last told. */
export class Rooms {
  readonly #self: () => string;
  readonly #homes: Homes;
  readonly #rooms = new Map<string, Room>();
  readonly #byCommunity = new Map<string, string>();

  readonly #readsEncrypted: () => boolean;

  /** `self`: the account's own id, once it is known; `readsEncrypted`: whether it can read what is encrypted. */
  constructor(self: () => string, homes: Homes, readsEncrypted: () => boolean = () => false) {
    this.#self = self;
    this.#homes = homes;
    this.#readsEncrypted = readsEncrypted;
  }

  /** What is said there cannot be read, nor answered. */
  isDeafTo(room: Room): boolean {
    return room.isEncrypted && !this.#readsEncrypted();
  }

  /** What is said to somebody alone must be as secret as where they are met. */
  wantsSecrecy(person: string): boolean {
    return (
      this.#readsEncrypted() &&
      this.all().some(
        (room) => room.isEncrypted && this.home(room.id) !== undefined && room.isJoined(person),
      )
    );
  }

  get self(): string {
    return this.#self();
  }

  get(id: string): Room | undefined {
    return this.#rooms.get(id);
  }

  all(): Room[] {
    return [...this.#rooms.values()];
  }

  take(id: string, { state, timeline }: JoinedRoom): Room {
    const room = this.#rooms.get(id) ?? new Room(id, this.self);
    this.#rooms.set(id, room);
    this.#byCommunity.set(communityOf(id), id);
    for (const event of [...state.events, ...timeline.events]) room.apply(event);
    return room;
  }

  leave(id: string): void {
    this.#rooms.delete(id);
    this.#homes.forget(id);
  }

  /** Whose direct room it is, whoever made it. */
  personOf(id: string): string | undefined {
    const room = this.#rooms.get(id);
    if (room === undefined) return undefined;
    if (room.mark !== undefined) return room.mark.kind === 'direct' ? room.mark.person : undefined;
    const whose = this.#homes.of(id);
    return whose?.startsWith('@') === true ? whose : undefined;
  }

  /**
   * The room or space that is the community of a room: the space that listed the room when Palabre
   * came, or else the room itself. A space that lists it later changes nothing, since what is
   * open there would be lost with its community. Undefined of direct rooms and of Palabre's own.
   */
  home(id: string): string | undefined {
    const room = this.#rooms.get(id);
    if (room === undefined || room.mark !== undefined) return undefined;
    if (room.isSpace) return id;
    const known = this.#homes.of(id);
    if (known?.startsWith('@') === true) return undefined;
    if (known !== undefined && this.#rooms.has(known)) return known;
    const home = this.all().find((each) => each.isSpace && each.has(id))?.id ?? id;
    this.#homes.keep(id, home);
    return home;
  }

  /** The community of a room, of a thread in it, or of a private room that was made for it. */
  communityOf(channel: string): string | undefined {
    const { room } = placeIn(channel);
    const mark = this.#rooms.get(room)?.mark;
    const home = this.home(mark?.kind === 'private' ? mark.channel : room);
    return home === undefined ? undefined : communityOf(home);
  }

  /** The rooms of a community in which people talk. */
  channels(community: string): Room[] {
    const whole = this.#byCommunity.get(community);
    return this.all().filter((room) => !room.isSpace && this.home(room.id) === whole);
  }

  communities(): ReadonlySet<string> {
    return new Set(this.all().flatMap(({ id }) => this.communityOf(id) ?? []));
  }

  /** The space or the room that a community is; undefined where Palabre is no longer. */
  whole(community: string): Room | undefined {
    const id = this.#byCommunity.get(community);
    return id === undefined || this.home(id) !== id ? undefined : this.#rooms.get(id);
  }

  /** What somebody is called, in a room or else anywhere it is told. */
  called(person: string, room: Room | undefined): string {
    const known = room?.knowsName(person) === true ? room : undefined;
    const there = known ?? this.all().find((each) => each.knowsName(person));
    return (there ?? new Room('', this.self)).called(person);
  }
}
