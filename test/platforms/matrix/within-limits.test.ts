import { afterAll, expect, it } from 'vitest';
import { startLocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { synapseRates } from '../../../src/rehearsal/local-matrix/limits.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { leapTime } from '../../support/leaping.ts';
import {
  contribute,
  gather,
  goAround,
  hurryToVote,
  leader,
  moveTo,
  thirty,
  vote,
} from '../../support/limited-acts.ts';
import { Crowd } from '../../support/limited-workshop.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

const time = leapTime();
let town: MatrixTown | undefined;
afterAll(() => time.during(town?.close() ?? Promise.resolve()));

/** Which crowds: each acts at other moments. */
const seeds = (process.env['CROWD_SEEDS'] ?? '1').split(',').map(Number);

it.each(seeds)(
  'answers each of thirty within ten seconds, by a server’s default limits (crowd %i)',
  (seed) => time.during(within(seed, workshop)),
);

it.each(seeds)('answers each of thirty who vote at once (crowd %i)', (seed) =>
  time.during(within(seed, (crowd) => hurryToVote(crowd, Number(process.env['CROWD_ASKS'] ?? 3)))),
);

/** Thirty in a town whose server limits Palabre as Synapse does, and how long they wait. */
async function within(seed: number, act: (crowd: Crowd) => Promise<void>): Promise<void> {
  await town?.close();
  const server = await startLocalMatrix();
  town = await MatrixTown.openToAll(homeserverOf(server), leader, ...thirty);
  server.limit(synapseRates);
  await town.launch();
  const crowd = new Crowd(town, seed);
  await act(crowd);
  await crowd.inFull();
  console.log(crowd.report());
  console.log(crowd.sentWhile(5_000));
  expect(crowd.failures).toEqual([]);
  expect(crowd.longest()).toBeLessThan(10_000);
}

async function workshop(crowd: Crowd): Promise<void> {
  await gather(crowd);
  await goAround(crowd);
  await contribute(crowd);
  for (const step of ['pause', 'exercise', 'vote']) await moveTo(crowd, step);
  await vote(crowd);
}
