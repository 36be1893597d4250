import { z } from 'zod';
import { personId, type PersonId } from '../../kernel/people.ts';

/** The people who do not want to be named in what is shown afterwards: summaries, their reports, recaps. */
export const attributionOptOutsState = z.array(personId);

export const namingEvents = [
  z.object({ type: z.literal('person.unnamed'), person: personId }),
  z.object({ type: z.literal('person.named'), person: personId }),
] as const;
export type NamingEvent = z.infer<(typeof namingEvents)[number]>;

/** The list is replaced, never modified: a report that is being written keeps the one it started with. */
export function foldNaming(
  attributionOptOuts: readonly PersonId[],
  event: NamingEvent,
): PersonId[] {
  const others = attributionOptOuts.filter((person) => person !== event.person);
  return event.type === 'person.named' ? others : [...others, event.person];
}

/** Choosing the same twice records nothing. */
export function decideNaming(
  attributionOptOuts: readonly PersonId[],
  named: boolean,
  person: PersonId,
): NamingEvent[] {
  if (attributionOptOuts.includes(person) !== named) return [];
  return [{ type: named ? 'person.named' : 'person.unnamed', person }];
}
