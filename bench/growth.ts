import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Journal } from '../src/engine/ports.ts';
import { alternate, concurrently, median, timed } from './figures.ts';
import { openedPoll, openBenchApp, openLmdbJournal, vote, type BenchApp } from './bench-app.ts';
import { ms, type Row } from './table.ts';

const sizes = [10, 1_000, 10_000];
const rounds = 40;
const alone = 10;
const together = 100;

interface Poll {
  readonly id: string;
  readonly size: number;
  /** Milliseconds a vote. */
  readonly alone: number[];
  readonly together: number[];
}

/** What one more vote costs in polls of very different sizes, each vote durable and its card kept. */
export async function benchGrowth(folder: string): Promise<Row[]> {
  const data = join(folder, 'growth');
  await mkdir(data);
  const journal = await openLmdbJournal(data);
  const rows = await growthOn(journal);
  await journal.close();
  return rows;
}

export async function growthOn(journal: Journal): Promise<Row[]> {
  const app = openBenchApp(journal);
  const polls: Poll[] = [];
  for (const size of sizes) polls.push(await filledPoll(app, size));
  await alternate(polls, rounds, (poll, round) => voteAgain(app, poll, round));
  await app.reconciler.stop();
  return [
    ...rows('a vote, one at a time', polls, (poll) => poll.alone),
    ...rows(`a vote, ${together} at once`, polls, (poll) => poll.together),
  ];
}

async function filledPoll(app: BenchApp, size: number): Promise<Poll> {
  const id = await openedPoll(app);
  await concurrently(size, 500, (index) => vote(app, id, index));
  return { id, size, alone: [], together: [] };
}

/** People who voted change their mind, so that a poll keeps its size. */
async function voteAgain(app: BenchApp, poll: Poll, round: number): Promise<void> {
  const voter = (index: number): number => (round * together + index) % poll.size;
  const one = (index: number): Promise<void> => vote(app, poll.id, voter(index));
  poll.alone.push((await timed(() => concurrently(alone, 1, one))) / alone);
  poll.together.push((await timed(() => concurrently(together, together, one))) / together);
}

function rows(what: string, polls: readonly Poll[], times: (poll: Poll) => number[]): Row[] {
  const [smallest, ...others] = polls;
  if (smallest === undefined) return [];
  const least = median(times(smallest));
  return others.map((poll) => ({
    what: `${what}, among ${poll.size} ballots over among ${smallest.size}`,
    measured: ms(median(times(poll))),
    against: ms(least),
    ratio: median(times(poll)) / least,
    budget: { atMost: 1.5 },
  }));
}
