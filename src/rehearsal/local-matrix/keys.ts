import { entryOf } from '../../kernel/dictionary.ts';
import type { KeptDevice } from './key-ring.ts';
import { hasNews, membershipOf, stateAt, type Content, type World } from './world.ts';

export const inboxOf = (user: string, device: string): string => `${user}\n${device}`;

export function deviceOf({ keys: { devices } }: World, user: string, device: string): KeptDevice {
  const mine = devices.get(user) ?? new Map<string, KeptDevice>();
  devices.set(user, mine);
  const known = mine.get(device) ?? { keys: {}, oneTime: new Map(), fallback: new Map() };
  mine.set(device, known);
  return known;
}

/** Something happened that no room tells of; everybody who listens looks again. */
function stir(world: World): void {
  world.at += 1;
  for (const listener of world.listeners) listener();
}

export function changed(world: World, user: string): void {
  world.keys.changedAt.set(user, world.at + 1);
  stir(world);
}

export function put(world: World, to: string, event: Content): void {
  const inbox = world.keys.inboxes.get(to) ?? [];
  world.keys.inboxes.set(to, [...inbox, { at: world.at + 1, event }]);
  stir(world);
}

/** The part of `/sync` that is about keys; what was given before `since` is forgotten. */
export function newsOfKeys(world: World, user: string, device: string, since: number | undefined) {
  const { keys } = world;
  const given = keys.isHeld ? [] : waitingFor(world, inboxOf(user, device), since ?? 0);
  const known = keys.devices.get(user)?.get(device);
  const people = since === undefined ? [] : changedFor(world, user, since);
  return {
    isEmpty: given.length === 0 && people.length === 0,
    body: {
      to_device: { events: given.map(({ event }) => event) },
      device_lists: { changed: people, left: [] },
      device_one_time_keys_count: { signed_curve25519: known?.oneTime.size ?? 0 },
      device_unused_fallback_key_types:
        known !== undefined && known.fallback.size > 0 ? ['signed_curve25519'] : [],
    },
  };
}

function waitingFor({ keys: { inboxes } }: World, inbox: string, since: number) {
  const waiting = (inboxes.get(inbox) ?? []).filter(({ at }) => at > since);
  inboxes.set(inbox, waiting);
  return waiting;
}

/** From now on what devices send to each other waits; or it is given, all of it as news. */
export function hold(world: World, isHeld: boolean): void {
  const { keys } = world;
  keys.isHeld = isHeld;
  for (const [inbox, all] of keys.inboxes)
    keys.inboxes.set(
      inbox,
      all.map(({ event }) => ({ at: world.at + 1, event })),
    );
  stir(world);
}

/**
 * Those whose keys are new, or who are new in a room of somebody's. A room without news is passed over
 * at once: there may be a thousand of them.
 */
function changedFor(world: World, user: string, since: number): string[] {
  const found = new Set<string>();
  const isQuiet = [...world.keys.changedAt.values()].every((at) => at <= since);
  for (const room of world.rooms.values()) {
    if (isQuiet && !hasNews(room, since)) continue;
    if (membershipOf(room, user) !== 'join') continue;
    const mine = room.state.get(stateAt('m.room.member', user))?.at ?? 0;
    for (const { type, state_key: person, at } of room.state.values()) {
      if (type !== 'm.room.member' || person === undefined) continue;
      const newAt = Math.max(at, mine, world.keys.changedAt.get(person) ?? 0);
      if (newAt > since && membershipOf(room, person) === 'join') found.add(person);
    }
  }
  return [...found];
}

/** A one-time key of a device, which nobody else is given; or the one that stands in when there is none. */
export function claimed(device: KeptDevice | undefined): Record<string, unknown> | undefined {
  const [first] = device?.oneTime ?? [];
  if (device === undefined || first === undefined)
    return device?.fallback.size ? Object.fromEntries(device.fallback) : undefined;
  device.oneTime.delete(first[0]);
  return Object.fromEntries([first]);
}

/** Adds signatures to what is signed, by whoever signs. */
export function sign(signed: Content, signatures: Content): Content {
  const before = signed['signatures'];
  return { ...signed, signatures: merged(before, signatures) };
}

function merged(before: unknown, more: Content): Content {
  const known: Content = isObject(before) ? before : {};
  const all = Object.entries(more).map(([person, theirs]) => {
    const mine = entryOf(known, person);
    return [person, { ...(isObject(mine) ? mine : {}), ...(isObject(theirs) ? theirs : {}) }];
  });
  return { ...known, ...Object.fromEntries(all) };
}

const isObject = (value: unknown): value is Content => typeof value === 'object' && value !== null;
