import { newsOfKeys } from './keys.ts';
import { eventsSince, shown } from './shown.ts';
import {
  hasNews,
  membershipOf,
  stateAt,
  type StoredEvent,
  type StoredRoom,
  type World,
} from './world.ts';

export const tokenOf = (at: number): string => `s${at}`;
export const atOf = (token: string | undefined): number | undefined => {
  const digits = /^s(\d+)$/u.exec(token ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
};

export interface SyncRequest {
  readonly user: string;
  readonly device: string;
  /** Undefined for a first look. */
  readonly since: number | undefined;
  readonly full: boolean;
  /** The most events of a room. */
  readonly limit: number;
}

/** What `/sync` answers now; `isEmpty` if there is no news. */
export function syncOf(world: World, request: SyncRequest) {
  const join: Record<string, unknown> = {};
  const invite: Record<string, unknown> = {};
  const leave: Record<string, unknown> = {};
  for (const room of world.rooms.values()) {
    if (!request.full && !hasNews(room, request.since ?? 0)) continue;
    const mine = room.state.get(stateAt('m.room.member', request.user));
    if (mine === undefined) continue;
    const isNews = mine.at > (request.since ?? 0);
    switch (membershipOf(room, request.user)) {
      case 'join': {
        const told = joined(room, request, mine, isNews);
        if (told !== undefined) join[room.id] = told;
        break;
      }
      case 'invite':
        if (isNews) invite[room.id] = { invite_state: { events: stripped(room, request.user) } };
        break;
      default:
        if (isNews && request.since !== undefined)
          leave[room.id] = { timeline: { events: [shown(room, mine)] } };
    }
  }
  const keys = newsOfKeys(world, request.user, request.device, request.since);
  const isEmpty = [join, invite, leave].every((each) => Object.keys(each).length === 0);
  return {
    isEmpty: isEmpty && keys.isEmpty,
    body: { next_batch: tokenOf(world.at), rooms: { join, invite, leave }, ...keys.body },
  };
}

function joined(
  room: StoredRoom,
  { since = 0, full, limit }: SyncRequest,
  mine: StoredEvent,
  isNews: boolean,
) {
  const hasJustCome = isNews && mine.before?.['membership'] !== 'join';
  const news = hasJustCome ? room.events : eventsSince(room, since);
  if (news.length === 0 && !full) return undefined;
  const timeline = news.slice(-limit);
  const isLimited = news.length > timeline.length;
  const isWhole = full || hasJustCome || since === 0 || isLimited;
  const first = timeline[0]?.at ?? Number.POSITIVE_INFINITY;
  return {
    state: {
      events: isWhole ? [...stateBefore(room, first)].map((event) => shown(room, event)) : [],
    },
    timeline: {
      events: timeline.map((event) => shown(room, event)),
      limited: isLimited || hasJustCome,
      prev_batch: tokenOf(Number.isFinite(first) ? first - 1 : since),
    },
  };
}

/** The state as it was before an event. */
function stateBefore(room: StoredRoom, at: number): Iterable<StoredEvent> {
  const found = new Map<string, StoredEvent>();
  for (const event of room.events)
    if (event.at < at && event.state_key !== undefined)
      found.set(stateAt(event.type, event.state_key), event);
  return found.values();
}

const toldToGuests = new Set([
  'm.room.create',
  'm.room.name',
  'm.room.join_rules',
  'm.room.encryption',
]);

function stripped(room: StoredRoom, user: string) {
  return [...room.state.values()]
    .filter(
      ({ type, state_key: key }) =>
        toldToGuests.has(type) || (type === 'm.room.member' && key === user),
    )
    .map(({ type, sender, state_key, content }) => ({ type, sender, state_key, content }));
}
