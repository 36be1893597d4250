import type { Contribution } from '../../board/domain/board.ts';
import type { GoRound } from '../../go-round/domain/go-round.ts';
import type { Highlights } from '../../board/domain/highlights.ts';
import { alphabetical } from '../../kernel/collation.ts';
import type { Locale } from '../../kernel/text.ts';
import type { PersonId } from '../../kernel/people.ts';
import type { Ballot, PollState } from '../../poll/domain/state.ts';

/*
 * Removes the names of people who asked not to be named: they appear as if they had never signed.
 * Their words stay, and so do figures, which count people without saying who they are.
 */

type OptOuts = ReadonlySet<PersonId>;

/** Somebody who may be named. */
export interface Named {
  readonly id: PersonId;
  readonly name: string;
}

/** An introduction from the go-round; without a name, the organisation is left out too. */
export interface AttributedIntroduction {
  readonly by: Named | undefined;
  readonly organisation: string;
  readonly word: string;
}

export interface AttributedForeword {
  readonly text: string;
  readonly by: Named | undefined;
}

/** A contribution with its author made anonymous if they asked not to be named. */
export function redactEntry<Entry extends Pick<Contribution, 'author' | 'anonymous'>>(
  entry: Entry,
  attributionOptOuts: OptOuts,
): Entry {
  return entry.anonymous || !attributionOptOuts.has(entry.author)
    ? entry
    : { ...entry, anonymous: true };
}

/**
 * Anonymous introductions come last, sorted by word: their position in the go-round would identify
 * them.
 */
export function attributedIntroductions(
  { introductions }: Pick<GoRound, 'introductions'>,
  attributionOptOuts: OptOuts,
  locale: Locale,
): AttributedIntroduction[] {
  const order = alphabetical(locale);
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
    .toSorted((a, b) => order(a.word, b.word));
  return [...named, ...others];
}

export function attributedForeword(
  { foreword }: Highlights,
  attributionOptOuts: OptOuts,
): AttributedForeword | null {
  if (foreword === null) return null;
  const { text, by, name } = foreword;
  return { text, by: attributionOptOuts.has(by) ? undefined : { id: by, name } };
}

/**
 * A poll as its picture shows it. Voters who asked not to be named have no name, and come last,
 * sorted by what they said. Of an anonymous poll, only the counts are kept.
 */
export function redactPoll(poll: PollState, attributionOptOuts: OptOuts): PollState {
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
