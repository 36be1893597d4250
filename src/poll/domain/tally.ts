import { entryOf } from '../../kernel/dictionary.ts';
import { pollLimits, normaliseRules } from './set-up.ts';
import type { Ballot, PollOption, PollRules, PollState, Stance } from './state.ts';
import { stances } from './state.ts';

export interface OptionTally {
  readonly option: PollOption;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

type Counts = Pick<OptionTally, 'yes' | 'ifNeedBe'>;

/**
 * Why nobody is shown the result.
 * - `untilClose`: it appears at the close.
 * - `untilEnough`: so does that of an anonymous poll, if it has enough ballots by then.
 * - `tooFew`: it closed without names and with fewer, and stays so.
 */
export type KeptBack = 'untilClose' | 'untilEnough' | 'tooFew';

/** Undefined where everybody may see the result: its totals, its comments, and who said what. */
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

/** Whether its options may change no more: it is anonymous, and holds a ballot. */
export function optionsFixed({ setUp, voters }: PollState): boolean {
  return setUp !== null && !setUp.rules.named && voters > 0;
}

export type ResultsError = { readonly kind: 'resultsHidden' } | { readonly kind: 'resultsTooFew' };

/** The same, told to who asks for the result. */
export function resultsRefused(state: PollState): ResultsError | undefined {
  const kept = keptBack(state);
  return kept && { kind: kept === 'tooFew' ? 'resultsTooFew' : 'resultsHidden' };
}

/**
 * The options in their order, with the star on each of the best.
 * - `yes`, Framadate's rule: the most yes, if above zero; an « if need be » never counts, nor breaks ties.
 * - `approval`, Rallly's: the most yes and if need be together, then the most yes.
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

/** The same, best first; those that tie keep the order of the poll. */
export function ranked(state: PollState): OptionTally[] {
  const ranking = rankingOf(state);
  return tally(state).toSorted((a, b) => compare(a, b, ranking));
}

const rankingOf = ({ setUp }: PollState) => setUp?.rules.ranking ?? 'yes';

function approved({ yes, ifNeedBe }: Counts, ranking: PollRules['ranking']): number {
  return ranking === 'yes' ? yes : yes + ifNeedBe;
}

/** Below zero where `a` comes first. */
function compare(a: Counts, b: Counts, ranking: PollRules['ranking']): number {
  return approved(b, ranking) - approved(a, ranking) || b.yes - a.yes;
}

/** What a ballot says of an option; blank where it came after the ballot. */
export function stanceOn(ballot: Ballot, option: string): Stance | 'blank' {
  return stances.find((stance) => ballot[stance].includes(option)) ?? 'blank';
}

/**
 * How many ballots say nothing of an option that came after them. Options come at the end, and a
 * ballot answers all those it was asked: who answered the last answered each of them. It is never
 * told of an anonymous poll, where it would change with who votes again.
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
 * The poll as a table: a row a voter, in the order they first voted. An anonymous poll has none: a
 * whole row can be signed by what it says, and tells a stance of whoever is known by another.
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

/** The same as `stanceOn` option by option, but that a ballot is read once: there may be thousands. */
function stancesOf(ballot: Ballot, places: ReadonlyMap<string, number>): BallotRow['stances'] {
  const said = Array.from({ length: places.size }, (): BallotRow['stances'][number] => 'blank');
  for (const stance of stances) {
    for (const id of ballot[stance]) {
      const place = places.get(id);
      if (place !== undefined) said[place] = stance;
    }
  }
  return said;
}

export interface PollComment {
  readonly name: string | undefined;
  readonly text: string;
}

/**
 * What people added to their ballots, once the result may be seen. Without names, in the order of
 * their code units: no other order is the same on every machine and tells nothing of who came when.
 */
export function comments(state: PollState): PollComment[] {
  if (!resultsVisible(state)) return [];
  const named = state.setUp?.rules.named === true;
  const all = Object.values(state.ballots).flatMap(({ name, comment }) =>
    comment === undefined ? [] : [{ name: named ? name : undefined, text: comment }],
  );
  return named ? all : all.toSorted((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly results: ResultsError;
  }
}
