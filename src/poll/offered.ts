import type { Completer } from '../engine/requests/command.ts';
import { pollsAt } from '../program/door.ts';
import type { PollState } from './domain/state.ts';

/** Offers those of this channel that are so far along, by their questions, the latest first. */
export const pollsNamed = (
  ...statuses: PollState['status'][]
): { readonly complete: Completer } => ({
  complete: async ({ subject }, typed) =>
    (await pollsAt(subject))
      .map(({ value }) => value.poll)
      .filter(({ status }) => statuses.includes(status))
      .map(({ id, setUp }) => ({ id, label: setUp?.question ?? id }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
      .toReversed(),
});
