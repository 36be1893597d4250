import { note } from '../../../kernel/view/note.ts';
import type { From } from './place.ts';
import type { Heard } from './tools.ts';
import type { Turn, TurnTools } from './turn.ts';

/** What somebody did in a place, as a turn; undefined outside any community. */
export async function turnOf(
  tools: TurnTools,
  { event_id: event, sender: person, room }: Heard,
  from: From | undefined,
  written = false,
): Promise<Turn | undefined> {
  const asker = from && tools.asker(person, from);
  if (from === undefined || asker === undefined) return undefined;
  const base = { ...asker, id: event };
  return {
    tools,
    event,
    person,
    from,
    room,
    written,
    base,
    t: await tools.translatorForAsker(base),
  };
}

/** A turn in the first of these places that is still in a community. */
export async function firstTurn(
  tools: TurnTools,
  event: Heard,
  places: readonly (From | undefined)[],
): Promise<Turn | undefined> {
  for (const place of places) {
    const turn = await turnOf(tools, event, place);
    if (turn !== undefined) return turn;
  }
  return undefined;
}

/** Tells somebody who shares no room with Palabre what to do about it. */
export async function tellStranger(tools: TurnTools, event: Heard): Promise<void> {
  const t = await tools.translatorFor('');
  const how = { key: `answer/${event.event_id}`, as: 'text' } as const;
  await tools.show(event.room, note(t.say('matrix.stranger')), how);
}

/** Remembers where somebody acts, for what they write in their direct room afterwards. */
export async function inPlace<T>(turn: Turn, then: () => Promise<T>): Promise<T> {
  const { memory } = turn.tools;
  const { room, thread } = turn.from;
  const before = await memory.of(turn.person);
  if (before.from?.room !== room || before.from.thread !== thread)
    await memory.note(turn.person, (known) => ({ ...known, from: turn.from }));
  return then();
}
