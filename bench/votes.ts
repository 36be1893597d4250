import { setTimeout as pause } from 'node:timers/promises';
import { alternate, concurrently, median, percentile, ratios, upTo } from './figures.ts';
import {
  answersOf,
  castVote,
  closePlace,
  openFloor,
  openPalabre,
  type PollingPlace,
  type Vote,
} from './polling-place.ts';
import type { PostgresServer } from '../test/support/postgres-server.ts';
import { ms, perSecond, type Row } from './table.ts';

/** Enough that none of them reaches the pace at which a person is told to slow down. */
const voters = 500;

/**
 * How people come to vote. Rounds are short, because a machine's noise changes by the second, and long
 * enough that a hundredth of their votes means something.
 */
interface Load {
  readonly name: string;
  readonly rounds: number;
  /** Whether the bots alone decide how fast it goes. */
  readonly saturating: boolean;
  run(side: Side): Promise<Vote[]>;
}

const loads: readonly Load[] = [
  { name: 'one at a time', rounds: 25, saturating: false, run: (side) => together(side, 1, 100) },
  { name: '100 a second', rounds: 15, saturating: false, run: (side) => paced(side, 100, 150) },
  { name: '20 at once', rounds: 15, saturating: true, run: (side) => together(side, 20, 200) },
  { name: '50 at once', rounds: 15, saturating: true, run: (side) => together(side, 50, 200) },
];

/** Everybody once, on bots that have just started: most of what it costs is V8 compiling. */
const first: Load = {
  name: 'just started',
  rounds: 1,
  saturating: false,
  run: (side) => together(side, 5, voters),
};

/** `width` people at any moment, the next coming as soon as one is answered. */
async function together(side: Side, width: number, count: number): Promise<Vote[]> {
  const votes: Vote[] = [];
  await concurrently(count, width, async () => votes.push(await next(side)));
  return votes;
}

/** Each comes at their own moment, however long the others wait. */
function paced(side: Side, perSecond: number, count: number): Promise<Vote[]> {
  return Promise.all(
    upTo(count).map(async (index) => {
      await pause((index * 1_000) / perSecond);
      return next(side);
    }),
  );
}

const next = (side: Side): Promise<Vote> => castVote(side.place, (side.votes += 1));

/** One round of a load on one side. */
interface Round {
  readonly votes: readonly Vote[];
  readonly perSecond: number;
  /** Processor time of the bot for one form and one answer, in milliseconds. */
  readonly cpuMs: number;
}

interface Side {
  readonly place: PollingPlace;
  /** How many were cast. */
  votes: number;
  readonly rounds: Map<Load, Round[]>;
}

/** The same on PostgreSQL, beside a bot that inserts one row and answers. */
export async function votesOnPostgres(folder: string, server: PostgresServer): Promise<Row[]> {
  const store = await server.database();
  const palabre = await openPalabre(folder, voters, { name: 'palabre-postgres', store });
  const answers = await answersOf(palabre);
  const floorStore = await server.database();
  const floor = await openFloor(folder, voters, { answers, durable: true, store: floorStore });
  const sides = [palabre, floor].map(sideOf);
  await warmUp(sides);
  for (const load of loads) await compare(sides, load);
  for (const { place } of sides) await closePlace(place);
  const [ours, theirs] = sides;
  if (ours === undefined || theirs === undefined) return [];
  return loads.flatMap((load) => [
    { ...medianRow(load, ours, theirs), budget: { atMost: 1.25 } },
    ...(load.saturating
      ? [{ ...throughputRow(load, ours, theirs), budget: { atLeast: 0.8 } }]
      : []),
    cpuRow(load, ours, theirs),
  ]);
}

const sideOf = (place: PollingPlace): Side => ({ place, votes: 0, rounds: new Map() });

/** A vote on the local Discord, beside the least that it can cost. */
export async function benchVotes(folder: string): Promise<Row[]> {
  const palabre = await openPalabre(folder, voters);
  const answers = await answersOf(palabre);
  const durable = await openFloor(folder, voters, { answers, durable: true });
  const bare = await openFloor(folder, voters, { answers, durable: false });
  const sides = [palabre, durable, bare].map(sideOf);
  for (const side of sides) await measure(side, first);
  await warmUp(sides);
  for (const load of loads) await compare(sides, load);
  for (const { place } of sides) await closePlace(place);
  const [ours, floor, least] = sides;
  if (ours === undefined || floor === undefined || least === undefined) return [];
  return [
    cpuRow(first, ours, floor),
    ...loads.flatMap((load) => rowsOf(load, ours, floor)),
    ...loads.map((load) => medianRow(load, ours, least)),
  ];
}

/**
 * The same number of votes on each side, in which V8 compiles what a vote runs: what is compared are
 * bots that have run for a while. From here on each vote changes a ballot.
 */
async function warmUp(sides: readonly Side[]): Promise<void> {
  await alternate(sides, 20, async (side) => {
    await together(side, 20, 200);
  });
}

/** Rounds that don't count, since votes that come in another way run through other code. */
const settling = 6;

async function compare(sides: readonly Side[], load: Load): Promise<void> {
  await alternate(sides, settling, async (side) => {
    await load.run(side);
  });
  await alternate(sides, load.rounds, (side) => measure(side, load));
}

async function measure(side: Side, load: Load): Promise<void> {
  const { place, rounds } = side;
  const cpuBefore = await place.bot.cpuMs();
  const start = performance.now();
  const votes = await load.run(side);
  const seconds = (performance.now() - start) / 1000;
  const cpuMs = ((await place.bot.cpuMs()) - cpuBefore) / votes.length;
  const round = { votes, perSecond: votes.length / seconds, cpuMs };
  rounds.set(load, [...(rounds.get(load) ?? []), round]);
}

function rowsOf(load: Load, ours: Side, floor: Side): Row[] {
  return [
    { ...medianRow(load, ours, floor), budget: { atMost: 1.15 } },
    { ...slowestRow(load, ours, floor), budget: { atMost: 1.5 } },
    ...(load.saturating ? [throughputRow(load, ours, floor)] : []),
    { ...cpuRow(load, ours, floor), budget: { atMost: 1.2 } },
    formRow(load, ours, floor),
  ];
}

const sent = 'vote sent → durable → answered';
const answers = (votes: readonly Vote[]): number[] => votes.map(({ answerMs }) => answerMs);
const forms = (votes: readonly Vote[]): number[] => votes.map(({ formMs }) => formMs);

function medianRow(load: Load, ours: Side, floor: Side): Row {
  return paired(`${sent}, median`, { load, ours, floor, unit: ms }, ({ votes }) =>
    median(answers(votes)),
  );
}

function formRow(load: Load, ours: Side, floor: Side): Row {
  return paired('click → form, median', { load, ours, floor, unit: ms }, ({ votes }) =>
    median(forms(votes)),
  );
}

function cpuRow(load: Load, ours: Side, floor: Side): Row {
  return paired('processor time a vote', { load, ours, floor, unit: ms }, ({ cpuMs }) => cpuMs);
}

function throughputRow(load: Load, ours: Side, floor: Side): Row {
  const row = paired(
    'votes',
    { load, ours, floor, unit: perSecond },
    ({ perSecond: rate }) => rate,
  );
  return { ...row, budget: { atLeast: 0.9 } };
}

/**
 * Of each round: where something else held the machine or its disk up, all the votes of a load together
 * would tell which side it met more often.
 */
function slowestRow(load: Load, ours: Side, floor: Side): Row {
  return paired(`${sent}, p99`, { load, ours, floor, unit: ms }, ({ votes }) =>
    percentile(answers(votes), 0.99),
  );
}

interface Compared {
  readonly load: Load;
  readonly ours: Side;
  readonly floor: Side;
  readonly unit: (value: number) => string;
}

/** The ratio is the middle one of the rounds' own: each round met the same noise on both sides. */
function paired(
  what: string,
  { load, ours, floor, unit }: Compared,
  of: (round: Round) => number,
): Row {
  const [measured = [], against = []] = [ours, floor].map(({ rounds }) =>
    (rounds.get(load) ?? []).map(of),
  );
  return {
    what: `${load.name}: ${what}, over the ${floor.place.name}`,
    measured: unit(median(measured)),
    against: unit(median(against)),
    ratio: median(ratios(measured, against)),
  };
}
