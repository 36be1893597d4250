import { entryOf } from './dictionary.ts';
import type { Ballot, PollOption, PollRules, PollState, Stance } from './poll-state.ts';
import { stances } from './poll-state.ts';

export interface OptionTally {
  readonly option: PollOption;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

type Counts = Pick<OptionTally, 'yes' | 'ifNeedBe'>;

/** Results are shown once the poll is closed, or before where its rules say so. */
export function resultsVisible({ status, setUp }: PollState): boolean {
  return status === 'closed' || setUp?.rules.resultsWhileOpen === true;
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
 * ballot answers all those it was asked: who answered the last answered each of them.
 */
export function incomplete({ added, counts, voters }: PollState): number {
  const last = added.at(-1);
  if (last === undefined) return 0;
  const { yes, ifNeedBe, no } = entryOf(counts, last) ?? { yes: 0, ifNeedBe: 0, no: 0 };
  return voters - yes - ifNeedBe - no;
}

export interface BallotRow {
  /** Absent where the poll is anonymous. */
  readonly name: string | undefined;
  readonly stances: readonly (Stance | 'blank')[];
  /** Never here where the poll is anonymous: `comments` tells them apart from what was voted. */
  readonly comment?: string;
}

/**
 * The poll as a table: a row a voter, in the order they first voted. The rows of an anonymous poll
 * are in the order of what they say, for any other order would tell of the time or of the person.
 */
export function ballotRows({ setUp, ballots }: PollState): BallotRow[] {
  const named = setUp?.rules.named === true;
  const places = new Map((setUp?.options ?? []).map(({ id }, index) => [id, index]));
  const rows = Object.values(ballots).map((ballot) => ({
    name: named ? ballot.name : undefined,
    stances: stancesOf(ballot, places),
    ...(named && ballot.comment !== undefined ? { comment: ballot.comment } : {}),
  }));
  return named ? rows : inOrderOfStances(rows);
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

function inOrderOfStances(rows: readonly BallotRow[]): BallotRow[] {
  return rows
    .map((row) => ({ row, key: row.stances.map((stance) => order.indexOf(stance)).join('') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);
}

const order = ['yes', 'ifNeedBe', 'no', 'blank'];

export interface PollComment {
  readonly name: string | undefined;
  readonly text: string;
}

/** What people added to their ballots. Without names, in alphabetical order, which tells nothing. */
export function comments({ setUp, ballots }: PollState): PollComment[] {
  const named = setUp?.rules.named === true;
  const all = Object.values(ballots).flatMap(({ name, comment }) =>
    comment === undefined ? [] : [{ name: named ? name : undefined, text: comment }],
  );
  return named ? all : all.toSorted((a, b) => a.text.localeCompare(b.text));
}
