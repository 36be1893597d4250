import type { Contribution } from '../../board/domain/board.ts';
import type { GoRound } from '../../go-round/domain/go-round.ts';
import type { Highlights } from '../../board/domain/highlights.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Ballot, PollState } from '../../poll/domain/state.ts';

/*
 * What is told afterwards, as it may be told: whoever asked not to be named is told as if they had
 * never signed. Their words stay as they are, and so do figures, which count people without saying
 * who they are.
 */

type Unnamed = ReadonlySet<PersonId>;

/** Somebody who may be named. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** An introduction of the go-round; without a name, its organisation is kept back as well. */
export interface ToldIntroduction {
  readonly by: Named | undefined;
  readonly organisation: string;
  readonly word: string;
}

export interface AttributedForeword {
  readonly text: string;
  readonly by: Named | undefined;
}

/** What an unnamed person signed, as if it had been given without a name. */
export function redactEntry<Entry extends Pick<Contribution, 'author' | 'anonymous'>>(
  entry: Entry,
  attributionOptOuts: Unnamed,
): Entry {
  return entry.anonymous || !attributionOptOuts.has(entry.author)
    ? entry
    : { ...entry, anonymous: true };
}

/** Those without a name come last, in the order of their words: a place in the go-round would tell. */
export function toldIntroductions(
  { introductions }: Pick<GoRound, 'introductions'>,
  attributionOptOuts: Unnamed,
): ToldIntroduction[] {
  const named = introductions
    .filter(({ person }) => !attributionOptOuts.has(person))
    .map(({ person, name, organisation, word }) => ({
      by: { id: person, name },
      organisation,
      word,
    }));
  const others = introductions
    .filter(({ person }) => attributionOptOuts.has(person))
    .map(({ word }) => ({ by: undefined, organisation: '', word }))
    .toSorted((a, b) => (a.word < b.word ? -1 : 1));
  return [...named, ...others];
}

export function attributedForeword(
  { foreword }: Highlights,
  attributionOptOuts: Unnamed,
): AttributedForeword | null {
  if (foreword === null) return null;
  const { text, by, name } = foreword;
  return { text, by: attributionOptOuts.has(by) ? undefined : { id: by, name } };
}

/**
 * A poll as its picture is drawn: its voters by name where it says names, those who may not be named
 * without one, after the others and in the order of what they say. Of an anonymous one, its counts
 * alone are told.
 */
export function toldPoll(poll: PollState, attributionOptOuts: Unnamed): PollState {
  if (poll.setUp?.rules.named !== true) return { ...poll, ballots: {} };
  const ballots = Object.entries(poll.ballots);
  const hidden = ballots.filter(([voter]) => attributionOptOuts.has(voter));
  if (hidden.length === 0) return poll;
  const shown = ballots.filter(([voter]) => !attributionOptOuts.has(voter));
  return { ...poll, ballots: Object.fromEntries([...shown, ...withoutNames(hidden)]) };
}

function withoutNames(ballots: readonly [string, Ballot][]): [string, Ballot][] {
  return ballots
    .map(([voter, ballot]) => {
      const { yes, ifNeedBe, no } = ballot;
      return { voter, ballot, key: JSON.stringify([yes, ifNeedBe, no]) };
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ voter, ballot }) => [voter, { ...ballot, name: '' }]);
}
