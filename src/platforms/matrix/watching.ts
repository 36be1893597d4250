import type { PlatformListeners } from '../../engine/platform.ts';
import type { RoomEvent, SyncAnswer } from './client/events.ts';
import type { Pins } from './posting/pins.ts';
import type { Standing } from './posting/standing.ts';
import { threadId } from './rooms/ids.ts';
import type { Room } from './rooms/room.ts';
import type { Rooms } from './rooms/rooms.ts';
import { threadOf } from './talk/contents.ts';

export interface WatchingTools {
  readonly rooms: Rooms;
  readonly standing: Standing;
  readonly pins: Pins;
  readonly listeners: PlatformListeners;
  readonly arrived: (room: string) => void;
}

const ofRights = new Set(['m.room.power_levels', 'm.room.encryption']);
const ofSight = new Set(['m.room.member', 'm.room.history_visibility', 'm.room.join_rules']);

/** Takes in what syncs say about rooms, and reports changes. */
export class Watching {
  readonly #tools: WatchingTools;
  #isReporting = false;

  constructor(tools: WatchingTools) {
    this.#tools = tools;
  }

  /** Starts reporting changes; what is there already is known. */
  report(): void {
    this.#isReporting = true;
    this.#tools.pins.resume();
  }

  take({ rooms: { join, leave } }: SyncAnswer): void {
    const { rooms, arrived } = this.#tools;
    const known = rooms.communities();
    const before = new Set(Object.keys(join).filter((id) => rooms.get(id) !== undefined));
    for (const id of Object.keys(leave)) this.#left(id);
    const came = Object.entries(join).map(([id, joined]) => rooms.take(id, joined));
    for (const { id } of came) if (!before.has(id)) arrived(id);
    if (!this.#isReporting) return;
    this.#welcome(known);
    this.#tell(
      came.filter(({ id }) => before.has(id)),
      join,
    );
  }

  /**
   * Reports new communities. Nearly all syncs leave the communities, which may be thousands, as
   * they are.
   */
  #welcome(known: ReadonlySet<string>): void {
    const { rooms, listeners } = this.#tools;
    const now = rooms.communities();
    if (now === known) return;
    for (const community of now) if (!known.has(community)) listeners.arrived(community);
  }

  /** Takes note of somebody's event before it is heard. */
  stirred(room: string, { type, content, redacts, origin_server_ts: at }: RoomEvent): void {
    const { rooms, listeners, standing, pins } = this.#tools;
    const community = rooms.communityOf(room);
    const known = rooms.get(room);
    if (known !== undefined) known.heardAt = Math.max(known.heardAt, at);
    if (type === 'm.room.redaction') {
      const said = typeof content['redacts'] === 'string' ? content['redacts'] : undefined;
      const taken = redacts ?? said;
      if (taken === undefined) return;
      standing.gone(taken);
      pins.want(room, taken, []);
      listeners.deleted({ messages: [taken], threads: [threadId(room, taken)] });
    } else if (community !== undefined) {
      const root = threadOf(content['m.relates_to']);
      listeners.stirred(community, [room, ...(root === undefined ? [] : [threadId(room, root)])]);
    }
  }

  #left(id: string): void {
    const { rooms, listeners, pins } = this.#tools;
    if (rooms.get(id) === undefined) return;
    pins.left(id);
    const community = rooms.communityOf(id);
    const isWhole = rooms.home(id) === id;
    rooms.leave(id);
    if (this.#isReporting && community !== undefined && isWhole) listeners.left(community);
  }

  /** Reports changes in rooms that were known before. */
  #tell(old: readonly Room[], join: SyncAnswer['rooms']['join']): void {
    const { rooms, listeners, pins } = this.#tools;
    const sighted = new Set<string>();
    for (const { id } of old) {
      const community = rooms.communityOf(id);
      const types = stateOf(join[id]).map(({ type }) => type);
      if (types.includes('m.room.power_levels')) pins.look(id);
      if (community === undefined) continue;
      if (types.some((type) => ofRights.has(type)))
        listeners.changed({ community, places: [id], everywhere: false });
      if (types.some((type) => ofSight.has(type))) sighted.add(community);
    }
    for (const community of sighted) listeners.sightChanged(community);
  }
}

const stateOf = (joined: SyncAnswer['rooms']['join'][string] | undefined): RoomEvent[] =>
  joined === undefined
    ? []
    : [...joined.state.events, ...joined.timeline.events].filter(
        ({ state_key: key }) => key !== undefined,
      );
