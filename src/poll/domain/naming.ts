import type { PersonId } from '../../kernel/people.ts';
import type { PollState } from './state.ts';

/** The voters whose names a poll shows. */
export function namedVoters({ setUp, ballots }: PollState): PersonId[] {
  return setUp?.rules.named === true ? Object.keys(ballots) : [];
}

/** The same poll with its voters as they are called now; those of whom nothing is known stay as they were. */
export function withNames(poll: PollState, names: ReadonlyMap<PersonId, string>): PollState {
  if (names.size === 0 || poll.setUp?.rules.named !== true) return poll;
  const ballots = Object.entries(poll.ballots).map(
    ([voter, ballot]) => [voter, { ...ballot, name: names.get(voter) ?? ballot.name }] as const,
  );
  return { ...poll, ballots: Object.fromEntries(ballots) };
}
