import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';

const people = ['Bo', 'Cléo', 'Dani', 'Elin', 'Farid', 'Gil'];

describe('people whom a server lets Palabre answer late', () => {
  let server: LocalMatrix;
  let town: MatrixTown;

  beforeAll(async () => {
    server = await startLocalMatrix();
    town = await MatrixTown.open(homeserverOf(server), 'Ana', ...people);
    await town.launch();
    await town.person('Ana').say(town.room, '!atelier lancer');
    await town.standing('🎙️ Je me présente');
    await town.shownTo('Ana', 'Animation');
    // Her own answer comes before anything is limited.
    await town.told('Ana', 'est ouvert');
    await town.bot?.reconciler.settled();
    // Little, and no room can be made any more.
    const rates = {
      messages: { perSecond: 2, burst: 2 },
      rooms: { perSecond: 0.000_1, burst: 0 },
    };
    server.limit(rates, town.self);
  });
  afterAll(() => town.close());

  /** Palabre's messages in the room for some people. */
  const aloud = (name: string) =>
    town
      .person(name)
      .seen(town.room)
      .filter(({ content }) => content['app.palabre.for'] !== undefined);

  it('are told in the room what is recorded, each once', async () => {
    await Promise.all(people.map((name) => town.press(name, 'Je participe')));
    await town
      .person('Ana')
      .until('everybody to be named', () =>
        people.every((name) => aloud('Ana').some(({ body }) => body.includes(name))),
      );
    const named = aloud('Ana').flatMap(({ body }) => people.filter((name) => body.includes(name)));
    expect(named.toSorted()).toEqual(people);
    expect(aloud('Ana').length).toBeLessThan(people.length);
    expect(ordinarySpaces(aloud('Ana')[0]?.body ?? '')).toMatch(/^✅ C’est noté : /u);
  });

  it('get what is for them alone in a room that they open themselves', async () => {
    const bo = town.person('Bo');
    await town.press('Bo', 'Je me présente');
    const isCalled = () => aloud('Bo').some(({ body }) => body.startsWith('✉️ Bo'));
    await bo.until('a word of it', isCalled);
    expect(aloud('Bo').some(({ body }) => body.includes('Mon nom'))).toBe(false);
    const own = await bo.createRoom({ is_direct: true, invite: [town.self] });
    await town.told('Bo', '1. Mon nom');
    await bo.say(own, 'Bo\n-\nracines\n-');
    await town.told('Bo', 'racines');
  });
});
