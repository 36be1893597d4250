import { takingTurns } from '../engine/cooperative.ts';
import type { AppContext, Outcome } from '../engine/context.ts';
import type { Streams } from '../engine/streams/stream-kind.ts';
import type { Held } from '../kernel/own-data.ts';
import type { PersonId } from '../kernel/people.ts';
import { err, ok } from '../kernel/result.ts';
import { streamsOf } from '../retention/streams-of.ts';
import { mentions } from './mentions.ts';

/**
 * Everything that a community keeps of a person, in the order of its streams: what counts now, then
 * what they changed or took back, which the records still have.
 */
export async function holdingsOf(
  app: AppContext,
  community: string,
  person: PersonId,
): Outcome<readonly Held[]> {
  const { communities, plans, recaps, workshops, polls } = app.streams;
  const { journal, keptBeside, log } = app.tools;
  const listed = await streamsOf(app, community);
  if (!listed.ok) return listed;
  const inTurn = takingTurns();
  const all: Held[] = [];
  for (const streams of [communities, plans, recaps]) {
    const held = await allIn(streams, community, person);
    if (!held.ok) return held;
    all.push(...held.value);
  }
  try {
    for (const { kind, id } of listed.value) {
      await inTurn();
      if (!(await mentions(journal, `${kind}/${id}`, person))) continue;
      const held = await allIn(kind === 'workshop' ? workshops : polls, id, person);
      if (!held.ok) return held;
      all.push(...held.value);
    }
    all.push(...((await keptBeside?.heldOf(community, person)) ?? []));
  } catch (error) {
    log.error('what is stored about somebody could not be read', { community, error });
    return err({ kind: 'storeDown' });
  }
  return ok(all.toSorted((a, b) => Number(a.former ?? false) - Number(b.former ?? false)));
}

async function allIn(
  streams: Pick<Streams<unknown, unknown>, 'heldOf' | 'heldBefore'>,
  id: string,
  person: PersonId,
): Outcome<readonly Held[]> {
  const held = await streams.heldOf(id, person);
  if (!held.ok) return held;
  const before = await streams.heldBefore(id, person);
  if (!before.ok) return before;
  return ok([...held.value, ...before.value.map((each) => ({ ...each, former: true as const }))]);
}
