import { entryOf } from '../../kernel/dictionary.ts';
import type { Held, OwnData } from '../../kernel/own-data.ts';
import type { PersonId } from '../../kernel/people.ts';
import { shownAgain } from '../../kernel/placement.ts';
import { withdrawBallot } from './fold.ts';
import { stances, type Ballot, type PollSetUp, type PollState } from './state.ts';

declare module '../../kernel/own-data.ts' {
  interface HeldKinds {
    readonly ballot: true;
    readonly pollMade: true;
  }
}

/** An anonymous poll keeps whose each ballot is too, so that people may change theirs. */
export const pollOwnData: OwnData<PollState> = {
  held: (state, person) => {
    const { setUp, ballots, createdBy } = state;
    if (setUp === null) return [];
    const { question: of, channel } = setUp;
    const ballot = entryOf(ballots, person);
    const made: Held[] =
      createdBy === person
        ? [{ kind: 'pollMade', content: { options: setUp.options.map(({ label }) => label) } }]
        : [];
    const cast = ballot === undefined ? [] : [ballotHeld(setUp, ballot)];
    return [...made, ...cast].map((each) => ({ channel, of, ...each }));
  },
  forget: (state, person) => {
    if (state.status === 'closed') delete state.ballots[person];
    else withdrawBallot(state, person);
    return {
      ...state,
      createdBy: state.createdBy === person ? null : state.createdBy,
      placement: shownAgain(state.placement),
    };
  },
};

function ballotHeld({ options, rules }: PollSetUp, ballot: Ballot): Held {
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  const chosen = stances.map((stance): [string, string[]] => [
    stance,
    ballot[stance].map((id) => labels.get(id) ?? id),
  ]);
  return {
    kind: 'ballot',
    at: ballot.at,
    content: {
      ...Object.fromEntries(chosen),
      anonymous: !rules.named,
      ...(ballot.name !== '' && { name: ballot.name }),
      ...(ballot.comment !== undefined && { comment: ballot.comment }),
    },
  };
}

/** One that only its author has seen: it goes with them. */
export const isOwnDraft = ({ status, createdBy }: Readonly<PollState>, person: PersonId): boolean =>
  status === 'draft' && createdBy === person;
