import type { View } from '../../../kernel/view/view.ts';
import { fromKey } from './contents.ts';
import { offeredBy } from './presses.ts';
import type { Aloud, HowShown, InRoom } from './tools.ts';
import { inRoom, roomActedOn, type Turn } from './turn.ts';

/** Reacts to what somebody wrote: it is on disk. */
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
  /** What may be said about it where others read it; nothing if undefined. */
  readonly aloud?: Aloud;
  /**
   * Everybody may know whose it is: it may be said in short in the room it is about, if it must
   * wait.
   */
  readonly isOpen?: boolean;
  /** What they wrote is on disk, which they are shown at once if nobody else is there. */
  readonly isRecorded?: boolean;
  /** Resolves with false once it no longer serves a purpose. */
  readonly isWanted?: () => Promise<boolean>;
}

/**
 * Tells one person something in their direct room. If the server makes that wait, they are told in
 * the room where they acted, as far as others may read it, along with others who wait.
 */
export async function tell(turn: Turn, view: View, how: HowTold = {}): Promise<void> {
  const { tools, room, event } = turn;
  const { isRecorded = false } = how;
  tools.inShort.delete(turn.person);
  await tools.outbox.awaited({ room, event, isRecorded }, told(turn, view, how));
}

async function told(turn: Turn, view: View, how: HowTold): Promise<void> {
  const { tools, person } = turn;
  const aside = inRoom(turn, how.aloud ?? { kind: 'later' });
  if (aside === undefined) return toldThere(turn, view, how);
  const room = await tools.direct.roomSoon(person);
  if (room !== undefined) {
    await show(turn, room, view, how, how.aloud === undefined ? undefined : aside);
    return;
  }
  await tools.outbox.say(aside);
  void afterwards(turn, view, { ...how, urgency: 'card' });
}

/** Tells somebody who acted in their direct room. */
async function toldThere(turn: Turn, view: View, how: HowTold): Promise<void> {
  const { tools, person, event } = turn;
  const urgency = how.isRecorded === true ? 'receipt' : 'answer';
  const aside = how.isOpen === true ? roomActedOn(turn) : undefined;
  const room = await tools.direct.roomWith(person);
  if (await show(turn, room, view, { ...how, urgency }, aside)) return;
  tools.inShort.set(person, event);
  // A later answer may be about a change to it.
  const isWanted = async () => tools.inShort.get(person) === event;
  const whole = () => afterwards(turn, view, { ...how, as: 'notice', isWanted, urgency: 'detail' });
  tools.outbox.later(whole).catch(() => undefined);
}

/** Says in full later, in the direct room, what was said in short where others read it. */
async function afterwards(turn: Turn, view: View, how: HowTold & Hurry): Promise<void> {
  const { tools, person } = turn;
  try {
    const room = await tools.direct.roomWith(person, 'card');
    if ((await how.isWanted?.()) === false) return;
    await show(turn, room, view, how);
  } catch (error) {
    tools.log.warn('the full answer could not be sent in the direct room', { error });
  }
}

type Hurry = Pick<HowShown, 'urgency'>;

/** False if it was said in the room instead. */
async function show(
  { tools, person, event, from }: Turn,
  room: string,
  view: View,
  { as = 'text', urgency }: HowTold & Hurry,
  aside?: InRoom,
): Promise<boolean> {
  const { memory } = tools;
  const how = { key: `answer/${event}`, as, more: { [fromKey]: from }, urgency };
  const id =
    aside === undefined
      ? await tools.show(room, view, how)
      : await tools.showOr(room, view, how, aside);
  if (id === undefined) return false;
  const { presses, asked } = offeredBy(view);
  if (presses.length + asked.length > 0)
    await memory.note(person, (before) => ({ ...before, offers: id }));
  return true;
}
