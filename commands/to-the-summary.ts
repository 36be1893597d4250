import { messageCommand, refused, type Feature } from '../src/engine/requests/command.ts';
import { mark } from '../src/summary/marking.ts';

/** A facilitator points at a contribution in its thread: marked if it is not yet, unmarked if it is. */
export const toTheSummaryFeature: Feature = {
  messageCommands: [
    messageCommand('to-the-summary', async (context) => {
      const { workshop, contribution } = context.subject.value;
      if (contribution === undefined) return refused({ kind: 'notAContribution' });
      return mark(context, contribution, !workshop.highlights.kept.includes(contribution));
    }),
  ],
};
