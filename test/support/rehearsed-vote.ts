import { textFor } from '../../src/kernel/text.ts';
import { rulesFrom } from '../../src/poll/domain/rules.ts';
import type { PollSetUp, PollState } from '../../src/poll/domain/state.ts';
import { participant } from './people.ts';
import { openPoll, vote } from './polls.ts';
import { cast, shippedTemplate } from './rehearsed.ts';

/** The vote of the rehearsal, with the ballots of its cast. */
export function rehearsedVote(locale: PollSetUp['locale'] = 'fr'): PollState {
  const { steps } = shippedTemplate(cast.template);
  const step = steps.find((each) => each.kind === 'poll');
  if (step?.kind !== 'poll') throw new Error('Nothing is voted on.');
  const run = openPoll({
    type: 'create',
    setUp: {
      community: 'c',
      channel: '1',
      locale,
      question: textFor(step.question, locale),
      options: step.options.map(({ id, label }) => ({ id, label: textFor(label, locale) })),
      rules: rulesFrom(step.rules),
    },
  });
  for (const [who, { yes, ifNeedBe }] of Object.entries(cast.ballots[step.id] ?? {})) {
    const voter = { ...participant(who), name: nameOf(who) };
    run.try(vote(yes, ifNeedBe), voter);
  }
  return run.state;
}

function nameOf(who: string): string {
  return cast.people.find(({ id }) => id === who)?.name ?? who;
}
