import type { Threads } from '../../../engine/ports.ts';
import { excerpt } from '../../../kernel/view/excerpt.ts';
import { leastLimits } from '../../../kernel/view/limits.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomMaker } from '../rooms/room-maker.ts';
import { threadId } from '../rooms/ids.ts';
import { attempt, Gone, NotThere } from './failures.ts';
import type { PostingTools } from './tools.ts';

/** How far the machine's clock and the server's may differ. */
const clockSkewMs = 10_000;
const opening = () => 'publicThreads' as const;
const inviting = () => 'privateThreads' as const;

export function matrixThreads(tools: PostingTools, maker: RoomMaker): Threads {
  const { log } = tools;
  return {
    openThread: (channel, message) =>
      attempt(log, opening, () => openThread(tools, channel, message)),
    openPrivateThread: ({ channel }, name, since) =>
      attempt(log, inviting, async () => {
        const { id } = roomOf(tools, channel);
        const shown = excerpt(name, leastLimits.threadName);
        return privateRoom(tools, id, shown, since)?.id ?? maker.makePrivate(id, shown);
      }),
    addToThread: (thread, person) =>
      attempt(log, inviting, async () => {
        const room = roomOf(tools, thread);
        if (!isOfCommunity(tools, thread, person)) throw new Gone(person);
        if (!isIn(room, person)) await maker.invite(thread, person);
      }),
    removeFromThread: (thread, person) =>
      attempt(log, inviting, async () => {
        if (isIn(roomOf(tools, thread), person)) await maker.kick(thread, person);
      }),
  };
}

function roomOf({ rooms }: PostingTools, id: string): Room {
  const room = rooms.get(id);
  if (room === undefined) throw new NotThere(id);
  return room;
}

/** A message's thread need not be created: it exists as soon as somebody writes in it. */
async function openThread(tools: PostingTools, channel: string, message: string): Promise<string> {
  const { id } = roomOf(tools, channel);
  if ((await tools.standing.event(id, message)) === undefined) throw new Gone(message);
  return threadId(id, message);
}

/**
 * The private room of that name that was created for `channel` since `since`, in milliseconds since
 * 1970.
 */
function privateRoom(
  { rooms }: PostingTools,
  channel: string,
  name: string,
  since: number,
): Room | undefined {
  return rooms.all().find(({ mark }) => {
    if (mark?.kind !== 'private' || mark.channel !== channel) return false;
    return mark.name === name && mark.at >= since - clockSkewMs;
  });
}

const isIn = (room: Room, person: string): boolean =>
  ['join', 'invite'].includes(room.membership(person) ?? '');

/** True if the person is in a room of the private room's community. */
function isOfCommunity({ rooms }: PostingTools, thread: string, person: string): boolean {
  const community = rooms.communityOf(thread);
  if (community === undefined) return false;
  const all = [rooms.whole(community), ...rooms.channels(community)];
  return all.some((room) => room?.isJoined(person) === true);
}
