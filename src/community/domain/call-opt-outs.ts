import { z } from 'zod';
import { personId, type PersonId } from '../../kernel/people.ts';

/** The people whom Palabre does not notify when it is their turn to speak. */
export const callOptOutsState = z.array(personId).default(() => []);

export const callEvents = [
  z.object({ type: z.literal('person.uncalled'), person: personId }),
  z.object({ type: z.literal('person.called'), person: personId }),
] as const;
export type CallEvent = z.infer<(typeof callEvents)[number]>;

export function foldCalls(callOptOuts: readonly PersonId[], event: CallEvent): PersonId[] {
  const others = callOptOuts.filter((person) => person !== event.person);
  return event.type === 'person.called' ? others : [...others, event.person];
}

/** Choosing the same twice records nothing. */
export function decideCalls(
  callOptOuts: readonly PersonId[],
  called: boolean,
  person: PersonId,
): CallEvent[] {
  if (callOptOuts.includes(person) !== called) return [];
  return [{ type: called ? 'person.called' : 'person.uncalled', person }];
}
