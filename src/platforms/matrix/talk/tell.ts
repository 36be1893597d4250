import type { View } from '../../../kernel/view/view.ts';
import { fromKey } from './contents.ts';
import { offeredBy } from './presses.ts';
import type { Aloud, HowShown, InRoom } from './tools.ts';
import { inRoom, type Turn } from './turn.ts';

/** A sign on what somebody wrote: it is on disk. */
export async function sign(turn: Turn, key: string): Promise<void> {
  const { tools, room, event } = turn;
  const sent = {
    room,
    type: 'm.reaction',
    content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key } },
    txn: `sign/${key}/${event}`,
  };
  const aside = key === '✅' ? inRoom(turn, { kind: 'noted' }) : undefined;
  const { outbox } = tools;
  const coming: Promise<unknown> =
    aside === undefined ? outbox.send(sent) : outbox.sendOr(sent, aside);
  await outbox.awaited({ room, event, isRecorded: key === '✅' }, coming);
}

export interface HowTold {
  /** A text notifies, a notice does not. */
  readonly as?: 'notice' | 'text';
  /** What may be said of it where others read it; nothing if undefined. */
  readonly aloud?: Aloud;
  /** What they wrote is on disk, which they are shown at once where nobody else is. */
  readonly isRecorded?: boolean;
  /** False once it has no purpose any more. */
  readonly isWanted?: () => Promise<boolean>;
}

/**
 * Says something to one person, in their direct room. Where the server lets that wait, they are told in
 * the room where they acted, as far as others may read it, along with others who wait.
 */
export async function tell(turn: Turn, view: View, how: HowTold = {}): Promise<void> {
  const { tools, room, event } = turn;
  const { isRecorded = false } = how;
  await tools.outbox.awaited({ room, event, isRecorded }, told(turn, view, how));
}

async function told(turn: Turn, view: View, how: HowTold): Promise<void> {
  const { tools, person } = turn;
  const aside = inRoom(turn, how.aloud ?? { kind: 'later' });
  if (aside === undefined) {
    const urgency = how.isRecorded === true ? 'receipt' : 'answer';
    return show(turn, await tools.direct.roomWith(person), view, { ...how, urgency });
  }
  const room = await tools.direct.roomSoon(person);
  if (room !== undefined)
    return show(turn, room, view, how, how.aloud === undefined ? undefined : aside);
  await tools.outbox.say(aside);
  void afterwards(turn, view, how);
}

/** What was said aloud is said in full once there is a room for the two. */
async function afterwards(turn: Turn, view: View, how: HowTold): Promise<void> {
  const { tools, person } = turn;
  try {
    const room = await tools.direct.roomWith(person, 'card');
    if ((await how.isWanted?.()) === false) return;
    await show(turn, room, view, { ...how, urgency: 'card' });
  } catch (error) {
    tools.log.warn('an answer was only said aloud', { error });
  }
}

async function show(
  { tools, person, event, from }: Turn,
  room: string,
  view: View,
  { as = 'text', urgency }: HowTold & Pick<HowShown, 'urgency'>,
  aside?: InRoom,
): Promise<void> {
  const { memory } = tools;
  const how = { key: `answer/${event}`, as, more: { [fromKey]: from }, urgency };
  const id =
    aside === undefined
      ? await tools.show(room, view, how)
      : await tools.showOr(room, view, how, aside);
  const { presses, asked } = offeredBy(view);
  if (id === undefined || presses.length + asked.length === 0) return;
  await memory.note(person, (before) => ({ ...before, offers: id }));
}
