import { z } from 'zod';
import { personId, type PersonId } from '../../kernel/people.ts';

/** Who would rather not be named in what is told afterwards: summaries, their reports, recaps. */
export const attributionOptOutsState = z.array(personId);

export const namingEvents = [
  z.object({ type: z.literal('person.unnamed'), person: personId }),
  z.object({ type: z.literal('person.named'), person: personId }),
] as const;
export type NamingEvent = z.infer<(typeof namingEvents)[number]>;

/** The list is replaced, never changed: a report that is being written keeps the one it began with. */
export function foldNaming(
  attributionOptOuts: readonly PersonId[],
  event: NamingEvent,
): PersonId[] {
  const others = attributionOptOuts.filter((person) => person !== event.person);
  return event.type === 'person.named' ? others : [...others, event.person];
}

/** Said twice it counts once. */
export function decideNaming(
  attributionOptOuts: readonly PersonId[],
  named: boolean,
  person: PersonId,
): NamingEvent[] {
  if (attributionOptOuts.includes(person) !== named) return [];
  return [{ type: named ? 'person.named' : 'person.unnamed', person }];
}
