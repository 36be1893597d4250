import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import { launchOnMatrix, type BotProcess } from '../support/bot-process.ts';
import { ordinarySpaces } from '../support/plain-view.ts';

const names = ['Ana', 'Ben', 'Cloé', 'Dan', 'Eve', 'Flo'];
const ids = ['ana', 'ben', 'cloe', 'dan', 'eve', 'flo'];

/** Waits for what Palabre says to somebody alone; gives the room of the two. */
async function told(person: MatrixPerson, palabre: string, text: string): Promise<string> {
  const direct = await person.until('a direct room', () => person.directWith(palabre));
  await person.until(text, () =>
    person.seen(direct).some(({ sender, body }) => sender === palabre && body.includes(text)),
  );
  return direct;
}

/** One evening on Matrix with five power cuts. */
describe('kill -9 on Matrix, in the middle of a rush', () => {
  let server: LocalMatrix;
  let data: string;
  let bot: BotProcess;
  let people: MatrixPerson[];
  let room: string;
  let palabre: { readonly id: string; readonly token: string };

  async function launch(): Promise<void> {
    const launched = launchOnMatrix(server.url, palabre.token, data);
    bot = launched;
    await launched.ready;
  }

  const ana = (): MatrixPerson => {
    const [first] = people;
    if (first === undefined) throw new Error('Nobody is here.');
    return first;
  };
  const own = (text: string) =>
    ana()
      .seen(room)
      .filter(({ sender, body }) => sender === palabre.id && body.includes(text));
  const standing = (text: string) => ana().until(text, () => own(text).at(-1));
  const signs = (message: string): number =>
    ana()
      .reactions(room, message)
      .filter(({ sender, key }) => sender === palabre.id && key === '✅').length;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'palabre-matrix-'));
    server = await startLocalMatrix();
    palabre = server.register('Palabre');
    people = ids.map((id, at) =>
      new MatrixPerson(server.url, server.register(id, names[at])).start(),
    );
    room = await ana().createRoom({
      name: 'Les Communs',
      invite: [palabre.id, ...people.slice(1).map(({ id }) => id)],
      power_level_content_override: { users: { [ana().id]: 100, [palabre.id]: 50 } },
    });
    await launch();
    await ana().until('Palabre', () =>
      ana()
        .events(room)
        .some(({ sender, type }) => sender === palabre.id && type === 'm.room.member'),
    );
    await ana().say(room, '!atelier lancer gabarit:en-commun');
    await standing('Je participe');
  });

  afterAll(async () => {
    await bot.stop();
    for (const person of people) await person.stop();
    await server.close();
    await rm(data, { recursive: true, force: true });
  });

  it('takes each line of a form for its own question, whenever it is killed', async () => {
    while (own('Je me présente').length === 0) {
      await ana().say(room, '!atelier suivant');
      await setTimeout(500);
    }
    const card = await standing('Je me présente');
    const speakers = people.slice(1);
    const speaking = speakers.map(async (person, at) => {
      await person.react(room, card.id, '🎙️ Je me présente');
      let direct = await told(person, palabre.id, '1. ');
      for (const [line, next] of [
        [`Nom${at}`, '2. '],
        [`Orga${at}`, '3. '],
        [`mot${at}`, '4. '],
      ] as const) {
        await person.say(direct, line);
        direct = await told(person, palabre.id, next);
      }
      await person.say(direct, '-');
    });
    for (let cut = 0; cut < 3; cut += 1) {
      await setTimeout(150 + cut * 90);
      await bot.kill();
      await launch();
    }
    await Promise.all(speaking);
    const final = await ana().until('all to be heard', () =>
      own('Orga0').findLast(({ body }) => speakers.every((_, at) => body.includes(`mot${at}`))),
    );
    for (const [at] of speakers.entries())
      expect(ordinarySpaces(final.body)).toContain(`Nom${at}, Orga${at} : « mot${at} »`);
  }, 90_000);

  it('goes on to a board', async () => {
    await ana().say(room, '!exercice lancer exercice-1');
    await standing('Quels milieux');
  });

  it.each([5, 200])(
    'takes every reply once, and says so once, killed after %i ms',
    async (ms) => {
      const card = await standing('Quels milieux');
      const rush = people.flatMap((person, at) =>
        [1, 2, 3].map(async (turn) => {
          const text = `Coop ${ms}-${at}-${turn}`;
          return { text, id: await person.say(room, text, { replyTo: card.id }) };
        }),
      );
      await setTimeout(ms);
      await bot.kill();
      const said = await Promise.all(rush);
      await launch();
      await ana().until('a ✅ on each', () => said.every(({ id }) => signs(id) > 0), 30_000);
      await ana().until('each on the board', () => said.every(({ text }) => own(text).length > 0));
      await setTimeout(300);
      expect(said.map(({ id }) => signs(id))).toEqual(said.map(() => 1));
      expect(said.map(({ text }) => own(text).length)).toEqual(said.map(() => 1));
    },
    60_000,
  );
});
