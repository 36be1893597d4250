import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { offering } from '../../../src/rehearsal/matrix/hands.ts';
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

describe('people who vote where only they read it, and whom a server lets Palabre answer late', () => {
  let town: MatrixTown;
  const own = new Map<string, string>();

  beforeAll(async () => {
    const server = await startLocalMatrix();
    town = await MatrixTown.open(homeserverOf(server), 'Ana', ...people);
    await town.launch();
    const ana = town.person('Ana');
    await ana.say(town.room, '!atelier lancer');
    await town.standing('🎙️ Je me présente');
    for (const step of ['pillar', 'pause', 'exercise', 'vote']) {
      await ana.say(town.room, '!atelier suivant');
      await ana.until(step, () =>
        offering({ person: ana, palabre: town.self }, `agenda.back:[a-z0-9]+:${step}`),
      );
    }
    for (const name of people) own.set(name, await opened(town, name));
    await town.bot?.reconciler.settled();
    // What left before counts for nothing in what a server is believed to allow.
    await town.rest();
    await town.launch();
    server.limit({ messages: { perSecond: 0.5, burst: 3 } }, town.self);
  });
  afterAll(() => town.close());

  it(
    'are named where the vote is, and read later what was recorded',
    async () => {
      await Promise.all(people.map((name) => town.person(name).say(own.get(name) ?? '', 'ON')));
      const aloud = () =>
        town
          .person('Ana')
          .seen(town.room)
          .filter(({ content }) => content['app.palabre.for'] !== undefined);
      const [said] = await town
        .person('Ana')
        .until('some to be named', () => (aloud().length > 0 ? aloud() : undefined));
      const named = people.filter((name) => said?.body.includes(name));
      expect(named.length).toBeGreaterThan(1);
      expect(ordinarySpaces(said?.body ?? '')).toContain(
        `✅ C’est noté : ${named.join(', ')}. Le détail suit`,
      );
      const ids = named.map((name) => town.person(name).id);
      // They look elsewhere: it has to call them.
      expect(said?.content).toMatchObject({ msgtype: 'm.text', 'm.mentions': { user_ids: ids } });
      for (const name of people)
        await town.person(name).until('all of it', () => receipts(town, name) > 0, longMs);
      expect(people.map((name) => receipts(town, name))).toEqual(people.map(() => 1));
    },
    longMs,
  );
});

/** What was said in short is said in full once nothing else waits. */
const longMs = 120_000;

/** The room that somebody opens with Palabre, once it has come. */
async function opened({ people: all, self }: MatrixTown, name: string): Promise<string> {
  const person = all[name];
  const room = (await person?.createRoom({ is_direct: true, invite: [self] })) ?? '';
  await person?.until('Palabre to come', () =>
    person
      .events(room)
      .some(
        ({ sender, type, content }) =>
          type === 'm.room.member' && sender === self && content['membership'] === 'join',
      ),
  );
  return room;
}

const receipts = (town: MatrixTown, name: string): number => {
  const person = town.person(name);
  const seen = person.seen(person.directWith(town.self) ?? '');
  return seen.filter(({ sender, body }) => sender === town.self && body.includes('Un pad')).length;
};
