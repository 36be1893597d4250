import type { JoinedRoom, RoomEvent } from '../client/events.ts';
import { communityOf, placeIn } from './ids.ts';
import { markType } from './mark.ts';
import { Room } from './room.ts';
import { Whereabouts } from './whereabouts.ts';

/** Keeps which community or person each room belonged to when Palabre joined it. */
export interface Homes {
  /** The room or space that is its community, or the person it is the direct room of. */
  of(room: string): string | undefined;
  /** Remembers it, also after a restart. */
  keep(room: string, whose: string): void;
  forget(room: string): void;
}

/** The state that determines a room's community; a space that lists it later does not. */
const ofLayout = new Set(['m.room.create', markType]);

/** Which communities there are, and the rooms of each in which people talk. */
interface Layout {
  readonly communities: ReadonlySet<string>;
  readonly rooms: ReadonlyMap<string, Room[]>;
}

/** The rooms that the account is in, as the server last reported. */
export class Rooms {
  readonly #self: () => string;
  readonly #homes: Homes;
  readonly #rooms = new Map<string, Room>();
  readonly #byCommunity = new Map<string, string>();
  readonly #whereabouts = new Whereabouts();
  /** Undefined once it may have changed. */
  #layout: Layout | undefined;

  readonly #readsEncrypted: () => boolean;

  /** `self`: the account's own id, once it is known; `readsEncrypted`: whether it can decrypt. */
  constructor(self: () => string, homes: Homes, readsEncrypted: () => boolean = () => false) {
    this.#self = self;
    this.#homes = homes;
    this.#readsEncrypted = readsEncrypted;
  }

  /** True if what is said in the room can be neither read nor answered. */
  isUnreadable(room: Room): boolean {
    return room.isEncrypted && !this.#readsEncrypted();
  }

  /** True if a direct room must be encrypted, because a room shared with that person is. */
  wantsSecrecy(person: string): boolean {
    return (
      this.#readsEncrypted() &&
      this.knownTo(person).some(
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

  /** The rooms that somebody is or was in, is invited to, or for whom they were created. */
  knownTo(person: string): readonly Room[] {
    return this.#whereabouts.of(person);
  }

  take(id: string, { state, timeline }: JoinedRoom): Room {
    const room = this.#rooms.get(id) ?? this.#come(id);
    for (const event of [...state.events, ...timeline.events]) this.#apply(room, event);
    return room;
  }

  #come(id: string): Room {
    const room = new Room(id, this.self);
    this.#rooms.set(id, room);
    this.#byCommunity.set(communityOf(id), id);
    this.#layout = undefined;
    return room;
  }

  #apply(room: Room, event: RoomEvent): void {
    const { type, state_key: key } = event;
    const isKnown = key === undefined || room.knowsName(key);
    room.apply(event);
    if (!isKnown && room.knowsName(key)) this.#whereabouts.add(key, room);
    if (!ofLayout.has(type)) return;
    this.#layout = undefined;
    // The person a room was created for may not be invited to it yet.
    if (room.mark?.kind === 'direct') this.#whereabouts.add(room.mark.person, room);
  }

  leave(id: string): void {
    const room = this.#rooms.get(id);
    if (room !== undefined) this.#whereabouts.forget(room);
    this.#rooms.delete(id);
    this.#homes.forget(id);
    this.#layout = undefined;
  }

  /** The person whose direct room it is, whoever created it. */
  personOf(id: string): string | undefined {
    const room = this.#rooms.get(id);
    if (room === undefined) return undefined;
    if (room.mark !== undefined) return room.mark.kind === 'direct' ? room.mark.person : undefined;
    const whose = this.#homes.of(id);
    return whose?.startsWith('@') === true ? whose : undefined;
  }

  /**
   * The room or space that is the community of a room: the space that listed the room when Palabre
   * joined, or else the room itself. A space that lists it later changes nothing, because what is
   * open there would be lost with its community. Undefined for direct rooms and Palabre's own.
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
  channels(community: string): readonly Room[] {
    return this.#laidOut().rooms.get(community) ?? [];
  }

  /** Returns another set only if communities may have come or gone. */
  communities(): ReadonlySet<string> {
    return this.#laidOut().communities;
  }

  /**
   * Worked out again only after a change: there may be thousands of rooms, and news all the time.
   */
  #laidOut(): Layout {
    this.#layout ??= this.#layOut();
    return this.#layout;
  }

  #layOut(): Layout {
    const rooms = new Map<string, Room[]>();
    for (const room of this.#rooms.values()) {
      const community = this.communityOf(room.id);
      if (community === undefined) continue;
      const own = rooms.get(community) ?? [];
      rooms.set(community, own);
      if (!room.isSpace && this.home(room.id) !== undefined) own.push(room);
    }
    return { communities: new Set(rooms.keys()), rooms };
  }

  /** The space or room that is a community; undefined if Palabre is no longer there. */
  whole(community: string): Room | undefined {
    const id = this.#byCommunity.get(community);
    return id === undefined || this.home(id) !== id ? undefined : this.#rooms.get(id);
  }

  /** A person's name in a room, or else in any room that knows it. */
  called(person: string, room: Room | undefined): string {
    const known = room?.knowsName(person) === true ? room : undefined;
    const there = known ?? this.knownTo(person)[0];
    return (there ?? new Room('', this.self)).called(person);
  }
}
