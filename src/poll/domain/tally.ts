import { alphabetical } from '../../kernel/collation.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { normaliseRules, type PollRules } from './rules.ts';
import { pollLimits } from './set-up.ts';
import type { Ballot, PollOption, PollState, Stance } from './state.ts';
import { stances } from './state.ts';

export interface OptionTally {
  readonly option: PollOption;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

type Counts = Pick<OptionTally, 'yes' | 'ifNeedBe'>;

/**
 * Why the result is hidden from everybody.
 * - `untilClose`: it appears at the close.
 * - `untilEnough`: an anonymous poll's appears at the close too, if it has enough ballots by then.
 * - `tooFew`: an anonymous poll closed with fewer, and its result stays hidden.
 */
export type KeptBack = 'untilClose' | 'untilEnough' | 'tooFew';

/** Undefined if everybody may see the result: totals, comments, and who said what. */
export function keptBack({ status, setUp, voters }: PollState): KeptBack | undefined {
  if (setUp === null) return 'untilClose';
  const { named } = setUp.rules;
  if (status !== 'closed') {
    if (normaliseRules(setUp.rules).resultsWhileOpen) return undefined;
    return named ? 'untilClose' : 'untilEnough';
  }
  return named || voters >= pollLimits.fewestAnonymous ? undefined : 'tooFew';
}

export function resultsVisible(state: PollState): boolean {
  return keptBack(state) === undefined;
}

/** Whether everybody may see by now who voted. */
export const votersShown = (state: PollState): boolean =>
  resultsVisible(state) && state.setUp?.rules.named === true;

/** Whether its options can no longer change: it is anonymous and has a ballot. */
export function optionsFixed({ setUp, voters }: PollState): boolean {
  return setUp !== null && !setUp.rules.named && voters > 0;
}

export type ResultsError = { readonly kind: 'resultsHidden' } | { readonly kind: 'resultsTooFew' };

/** `keptBack` as an error for somebody who asks for the result. */
export function resultsRefused(state: PollState): ResultsError | undefined {
  const kept = keptBack(state);
  return kept && { kind: kept === 'tooFew' ? 'resultsTooFew' : 'resultsHidden' };
}

/**
 * The options in order, with a star on each of the best.
 * - `yes`, Framadate's rule: the most yes, if more than zero; “if need be” never counts, not even
 * to break ties.
 * - `approval`, Rallly's rule: the most yes and if need be combined, then the most yes.
 */
export function tally(state: PollState): OptionTally[] {
  const ranking = rankingOf(state);
  const lines = (state.setUp?.options ?? []).map((option) => {
    const { yes, ifNeedBe } = entryOf(state.counts, option.id) ?? { yes: 0, ifNeedBe: 0 };
    return { option, yes, ifNeedBe };
  });
  const most = lines.reduce<Counts>(
    (best, line) => (compare(line, best, ranking) < 0 ? line : best),
    { yes: 0, ifNeedBe: 0 },
  );
  return lines.map((line) => ({
    ...line,
    best: approved(line, ranking) > 0 && compare(line, most, ranking) === 0,
  }));
}

/** The tally, best first; ties keep the poll's order. */
export function ranked(state: PollState): OptionTally[] {
  const ranking = rankingOf(state);
  return tally(state).toSorted((a, b) => compare(a, b, ranking));
}

const rankingOf = ({ setUp }: PollState) => setUp?.rules.ranking ?? 'yes';

function approved({ yes, ifNeedBe }: Counts, ranking: PollRules['ranking']): number {
  return ranking === 'yes' ? yes : yes + ifNeedBe;
}

/** Negative if `a` ranks before `b`. */
function compare(a: Counts, b: Counts, ranking: PollRules['ranking']): number {
  return approved(b, ranking) - approved(a, ranking) || b.yes - a.yes;
}

/** A ballot's stance on an option; blank if the option was added after the ballot. */
export function stanceOn(ballot: Ballot, option: string): Stance | 'blank' {
  return stances.find((stance) => ballot[stance].includes(option)) ?? 'blank';
}

/**
 * How many ballots are blank on a later option. Options are only added at the end and a ballot
 * answers all it was shown, so a ballot that answers the last option answers them all. Not for
 * anonymous polls, where the figure would change with who votes again.
 */
export function incomplete({ setUp, added, counts, voters }: PollState): number {
  const last = added.at(-1);
  if (last === undefined || setUp?.rules.named !== true) return 0;
  const { yes, ifNeedBe, no } = entryOf(counts, last) ?? { yes: 0, ifNeedBe: 0, no: 0 };
  return voters - yes - ifNeedBe - no;
}

export interface BallotRow {
  readonly name: string;
  readonly stances: readonly (Stance | 'blank')[];
  readonly comment?: string;
}

/**
 * The poll as a table: one row per voter, in the order of their first vote. Empty for an anonymous
 * poll: a full row can identify its voter, and anyone who knows one stance could read the others.
 */
export function ballotRows({ setUp, ballots }: PollState): BallotRow[] {
  if (setUp?.rules.named !== true) return [];
  const places = new Map(setUp.options.map(({ id }, index) => [id, index]));
  return Object.values(ballots).map((ballot) => ({
    name: ballot.name,
    stances: stancesOf(ballot, places),
    ...(ballot.comment === undefined ? {} : { comment: ballot.comment }),
  }));
}

/**
 * Like `stanceOn` for each option, but reads the ballot once: there may be thousands of ballots.
 */
function stancesOf(ballot: Ballot, places: ReadonlyMap<string, number>): BallotRow['stances'] {
  const row = Array.from({ length: places.size }, (): BallotRow['stances'][number] => 'blank');
  for (const stance of stances) {
    for (const id of ballot[stance]) {
      const place = places.get(id);
      if (place !== undefined) row[place] = stance;
    }
  }
  return row;
}

export interface PollComment {
  readonly name: string | undefined;
  readonly text: string;
}

/**
 * The comments on ballots, once the result is public. Anonymous ones are in the alphabetical order
 * of the poll's language, which does not reveal who voted when.
 */
export function comments(state: PollState): PollComment[] {
  const { setUp } = state;
  if (setUp === null || !resultsVisible(state)) return [];
  const { named } = setUp.rules;
  const all = Object.values(state.ballots).flatMap(({ name, comment }) =>
    comment === undefined ? [] : [{ name: named ? name : undefined, text: comment }],
  );
  const order = alphabetical(setUp.locale);
  return named ? all : all.toSorted((a, b) => order(a.text, b.text));
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly results: ResultsError;
  }
}
