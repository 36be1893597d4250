import { afterAll, expect, it } from 'vitest';
import { startLocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { synapseRates } from '../../../src/rehearsal/local-matrix/limits.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

let town: MatrixTown | undefined;
afterAll(() => town?.close());

it('answers the first order before it shows what stands under cards, of a server that lets ten leave', async () => {
  const server = await startLocalMatrix();
  town = await MatrixTown.openToAll(homeserverOf(server), 'Ana', 'Bo', 'Cléo');
  server.limit(synapseRates);
  await town.launch();
  await town.person('Ana').say(town.room, '!atelier lancer');
  const begun = performance.now();
  await town.told('Ana', 'L’atelier est ouvert');
  // The eleventh would wait for five seconds.
  expect(performance.now() - begun).toBeLessThan(4_500);
});
