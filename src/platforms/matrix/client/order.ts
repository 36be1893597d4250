import type { RoomEvent } from './events.ts';

interface Found {
  readonly room: string;
  readonly event: RoomEvent;
}

/**
 * Puts what each person did in the order they did it in, because an answer goes room by room.
 * Within a room, its own order holds, whatever times a server gives.
 */
export function inOrder<T extends Found>(found: readonly T[]): T[] {
  const latest = new Map<string, number>();
  const dated = found.map((each) => {
    const key = `${each.room} ${each.event.sender}`;
    const at = Math.max(each.event.origin_server_ts, latest.get(key) ?? 0);
    latest.set(key, at);
    return { each, at };
  });
  return dated.toSorted((a, b) => a.at - b.at).map(({ each }) => each);
}
