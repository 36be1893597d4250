import { takingTurns } from '../engine/cooperative.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { Held } from '../kernel/own-data.ts';
import type { PersonId } from '../kernel/people.ts';
import { ok } from '../kernel/result.ts';
import { streamsOf } from './streams-of.ts';

/** Everything that a community keeps of a person, in the order of its streams. */
export async function holdingsOf(
  app: AppContext,
  community: string,
  person: PersonId,
): Outcome<readonly Held[]> {
  const { communities, plans, recaps, workshops, polls } = app.streams;
  const listed = await streamsOf(app, community);
  if (!listed.ok) return listed;
  const inTurn = takingTurns();
  const all: Held[] = [];
  for (const streams of [communities, plans, recaps]) {
    const held = await streams.heldOf(community, person);
    if (!held.ok) return held;
    all.push(...held.value);
  }
  for (const { kind, id } of listed.value) {
    const held = await (kind === 'workshop' ? workshops : polls).heldOf(id, person);
    if (!held.ok) return held;
    all.push(...held.value);
    await inTurn();
  }
  return ok(all);
}
