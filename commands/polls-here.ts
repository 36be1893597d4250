import type { Completer } from '../src/app/command.ts';
import { pollsAt } from '../src/app/door.ts';
import type { PollState } from '../src/domain/poll-state.ts';
import { excerpt } from '../src/view/excerpt.ts';

/** Offers those of this channel that are so far along, by their questions, the latest first. */
export const pollsNamed = (
  ...statuses: PollState['status'][]
): { readonly complete: Completer } => ({
  complete: async ({ subject }, typed) =>
    (await pollsAt(subject))
      .map(({ value }) => value.poll)
      .filter(({ status }) => statuses.includes(status))
      .map(({ id, setUp }) => ({ id, label: excerpt(setUp?.question ?? id, 100) }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
      .toReversed(),
});
