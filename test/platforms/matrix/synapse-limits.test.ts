import { afterAll, describe, expect, it } from 'vitest';
import { isSynapseHere, synapse } from '../../support/homeservers.ts';
import { begin, leader, moveTo, openRooms, thirty, vote } from '../../support/limited-acts.ts';
import { Crowd } from '../../support/limited-workshop.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

// As long as it takes: nothing hurries a real homeserver. Not in the long form: it takes a quarter of an
// hour, and what it asks for is not kept by every crowd (docs/decisions/0072).
const twentyMinutesMs = 1_200_000;

describe.skipIf(process.env['LONG_FORM'] === undefined || !isSynapseHere())(
  'a real Synapse with its default limits',
  () => {
    let town: MatrixTown | undefined;
    afterAll(() => town?.close());

    it(
      'lets nobody of thirty wait longer than ten seconds to vote',
      { timeout: twentyMinutesMs },
      async () => {
        town = await MatrixTown.openToAll(await synapse('default'), leader, ...thirty);
        await town.launch();
        const crowd = new Crowd(town, Number(process.env['CROWD_SEEDS'] ?? 1));
        await openRooms(crowd);
        await begin(crowd);
        for (const step of ['pillar', 'pause', 'exercise', 'vote']) await moveTo(crowd, step);
        await vote(crowd);
        console.log(crowd.report());
        await crowd.inFull();
        console.log(crowd.report());
        console.log(crowd.sentWhile(5_000));
        expect(crowd.failures).toEqual([]);
        expect(crowd.longest()).toBeLessThan(10_000);
      },
    );
  },
);
