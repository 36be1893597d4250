import { matching } from '../kernel/matching.ts';
import { requiredText, text } from '../engine/requests/options.ts';
import type { Completer } from '../engine/requests/command.ts';
import type { PollState } from './domain/state.ts';
import { pollsAt } from './here.ts';
import { pollModels } from './models.ts';

/** The options that name a poll, or a model of one, and what each suggests. */

/** Offers those of this channel that are so far along, by their questions, the latest first. */
const pollsThatAre = (...statuses: PollState['status'][]): { readonly complete: Completer } => ({
  complete: async ({ subject }, typed) => {
    const polls = (await pollsAt(subject))
      .map(({ value }) => value.poll)
      .filter(({ status }) => statuses.includes(status))
      .map(({ id, setUp }) => ({ id, label: setUp?.question ?? id }));
    return matching(polls, typed).toReversed();
  },
});

export const draftPoll = requiredText('poll', pollsThatAre('draft'));
export const votedPoll = requiredText('poll', pollsThatAre('open'));
export const shownPoll = text('poll', pollsThatAre('open', 'closed'));

/** The polls that the templates hold, to start from. */
export const model = text('model', {
  complete: async ({ subject, t }, typed) => {
    const labelled = pollModels(subject).map(({ id, step }) => ({
      id,
      label: t.pick(step.question),
    }));
    return matching(labelled, typed);
  },
});
