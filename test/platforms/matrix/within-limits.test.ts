import { afterAll, expect, it } from 'vitest';
import { startLocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { synapseRates } from '../../../src/rehearsal/local-matrix/limits.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { leapTime } from '../../support/leaping.ts';
import {
  contribute,
  gather,
  goAround,
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

it('answers each of thirty within ten seconds, by a server’s default limits', () =>
  time.during(workshop()));

async function workshop(): Promise<void> {
  const server = await startLocalMatrix();
  town = await MatrixTown.openToAll(homeserverOf(server), leader, ...thirty);
  server.limit(synapseRates);
  await town.launch();
  const crowd = new Crowd(town);
  await gather(crowd);
  console.log(crowd.report());
  await goAround(crowd);
  console.log(crowd.report());
  await contribute(crowd);
  console.log(crowd.report());
  for (const step of ['pause', 'exercise', 'vote']) await moveTo(crowd, step);
  await vote(crowd);
  console.log(crowd.report());
  expect(crowd.failures).toEqual([]);
  expect(crowd.longest()).toBeLessThan(10_000);
}
