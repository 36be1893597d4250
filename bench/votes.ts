import { alternate, concurrently, median, percentile } from './figures.ts';
import {
  answersOf,
  castVote,
  closePlace,
  openFloor,
  openPalabre,
  type PollingPlace,
  type Vote,
} from './polling-place.ts';
import { ms, perSecond, type Row } from './table.ts';

const voters = 50;
const warmUp = 150;
/**
 * Rounds are short, because a machine's noise changes by the second. Palabre edits its card once a
 * second all along, so that its own rounds meet as many edits as if it were alone.
 */
const sequential = { rounds: 50, votes: 20 };
const rush = { rounds: 10, votes: 200 };

interface Measured {
  readonly place: PollingPlace;
  /** Round by round, one person voting after another. */
  readonly votes: Vote[][];
  /** Votes a second with 50 people voting at once, one figure a round. */
  readonly rates: number[];
}

/** A vote on the local Discord, beside the least that it can cost. */
export async function benchVotes(folder: string): Promise<Row[]> {
  const palabre = await openPalabre(folder, voters);
  const answers = await answersOf(palabre);
  const durable = await openFloor(folder, voters, { answers, durable: true });
  const bare = await openFloor(folder, voters, { answers, durable: false });
  const sides = [palabre, durable, bare].map((place): Measured => ({
    place,
    votes: [],
    rates: [],
  }));
  for (const { place } of sides) await concurrently(warmUp, 5, (index) => castVote(place, index));
  await alternate(sides, sequential.rounds, oneByOne);
  await alternate(sides, rush.rounds, allAtOnce);
  for (const { place } of sides) await closePlace(place);
  return rows(sides);
}

async function oneByOne({ place, votes }: Measured, round: number): Promise<void> {
  const cast: Vote[] = [];
  for (let index = 0; index < sequential.votes; index += 1)
    cast.push(await castVote(place, round * sequential.votes + index));
  votes.push(cast);
}

async function allAtOnce({ place, rates }: Measured): Promise<void> {
  const start = performance.now();
  await concurrently(rush.votes, voters, (_, voter) => castVote(place, voter));
  rates.push((rush.votes / (performance.now() - start)) * 1000);
}

type Times = (votes: readonly Vote[]) => number[];
const answers: Times = (votes) => votes.map(({ answerMs }) => answerMs);
const forms: Times = (votes) => votes.map(({ formMs }) => formMs);

function rows([palabre, durable, bare]: readonly Measured[]): Row[] {
  if (palabre === undefined || durable === undefined || bare === undefined) return [];
  const answered = 'vote sent → durable → answered';
  return [
    { ...medians(`${answered}, median`, answers, palabre, durable), budget: { atMost: 1.25 } },
    { ...slowest(`${answered}, p99`, palabre, durable), budget: { atMost: 1.5 } },
    { ...rates(palabre, durable), budget: { atLeast: 0.8 } },
    medians('vote sent → answered, median', answers, palabre, bare),
    rates(palabre, bare),
    medians('click → form, median', forms, palabre, durable),
  ];
}

/** The middle one of the rounds' own ratios: each round met the same noise on both sides. */
function paired(ours: readonly number[], floor: readonly number[]): number {
  return median(ours.map((value, round) => value / (floor[round] ?? Number.NaN)));
}

function medians(what: string, times: Times, ours: Measured, floor: Measured): Row {
  const byRound = ({ votes }: Measured) => votes.map((round) => median(times(round)));
  const overall = ({ votes }: Measured) => ms(median(times(votes.flat())));
  return {
    what: `${what}, over the ${floor.place.name}`,
    measured: overall(ours),
    against: overall(floor),
    ratio: paired(byRound(ours), byRound(floor)),
  };
}

function slowest(what: string, ours: Measured, floor: Measured): Row {
  const p99 = ({ votes }: Measured) => percentile(answers(votes.flat()), 0.99);
  return {
    what: `${what}, over the ${floor.place.name}`,
    measured: ms(p99(ours)),
    against: ms(p99(floor)),
    ratio: p99(ours) / p99(floor),
  };
}

function rates(ours: Measured, floor: Measured): Row {
  return {
    what: `votes, ${voters} people at once, over the ${floor.place.name}`,
    measured: perSecond(median(ours.rates)),
    against: perSecond(median(floor.rates)),
    ratio: paired(ours.rates, floor.rates),
  };
}
