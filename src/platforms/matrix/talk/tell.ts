import type { View } from '../../../kernel/view/view.ts';
import { fromKey } from './contents.ts';
import { offeredBy } from './presses.ts';
import type { Turn } from './turn.ts';

/** A sign on what somebody wrote: it is on disk. */
export async function sign({ tools, room, event }: Turn, key: string): Promise<void> {
  await tools.outbox.send({
    room,
    type: 'm.reaction',
    content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key } },
    txn: `sign/${key}/${event}`,
    urgency: 'answer',
  });
}

/** Says something to one person, in their direct room. */
export async function tell(turn: Turn, view: View, as: 'notice' | 'text' = 'text'): Promise<void> {
  const { tools, person, event, from } = turn;
  const { memory, direct } = tools;
  const room = await direct.roomWith(person);
  const id = await tools.show(room, view, {
    key: `answer/${event}`,
    as,
    more: { [fromKey]: from },
  });
  const { presses, asked } = offeredBy(view);
  if (presses.length + asked.length === 0) return;
  await memory.keep(person, { ...(await memory.of(person)), offers: id });
}
