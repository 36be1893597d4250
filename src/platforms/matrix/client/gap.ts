import type { Api } from './api.ts';
import type { JoinedRoom, RoomEvent } from './events.ts';

/** The most events of one room that are caught up with after an absence. */
const most = 2_000;
const atOnce = 100;

/**
 * The events of a room that a sync left out because there were too many, in order: from where
 * reading stopped, or from when Palabre joined.
 */
export async function gapOf(
  api: Pick<Api, 'earlier'>,
  room: string,
  { limited, prev_batch: before }: JoinedRoom['timeline'],
  { from: to, self }: { readonly from: string | undefined; readonly self: string },
): Promise<RoomEvent[]> {
  if (limited !== true || before === undefined || to === undefined) return [];
  const missed: RoomEvent[] = [];
  let from: string | undefined = before;
  while (from !== undefined && missed.length < most) {
    const { chunk, end } = await api.earlier(room, { from, to, limit: atOnce });
    const joined = chunk.findIndex((event) => cameIn(event, self));
    missed.push(...(joined === -1 ? chunk : chunk.slice(0, joined)));
    from = joined !== -1 || chunk.length === 0 || end === from ? undefined : end;
  }
  return missed.toReversed();
}

/** True if the account joined the room with this event, and did not only change its name there. */
export function cameIn(
  { type, state_key: key, content, unsigned }: RoomEvent,
  self: string,
): boolean {
  if (type !== 'm.room.member' || key !== self || content['membership'] !== 'join') return false;
  return unsigned?.prev_content?.membership !== 'join';
}
