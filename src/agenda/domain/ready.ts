import { z } from 'zod';
import { personId, type PersonId } from '../../kernel/people.ts';

/** Who said they are done with the current step; cleared when the workshop moves on. */
export const readyState = z.array(personId);

export const readyEvents = [
  z.object({ type: z.literal('step.ready'), step: z.string(), person: personId }),
] as const;
export type ReadyEvent = z.infer<(typeof readyEvents)[number]>;

/** Saying it twice counts once. */
export function decideReady(ready: readonly PersonId[], step: string, by: PersonId): ReadyEvent[] {
  return ready.includes(by) ? [] : [{ type: 'step.ready', step, person: by }];
}
