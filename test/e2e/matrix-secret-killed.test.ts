import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../src/rehearsal/local-matrix/index.ts';
import { until } from '../../src/rehearsal/look.ts';
import type { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';
import { launchOnMatrix, type BotProcess } from '../support/bot-process.ts';
import { encryption, secretPerson } from '../support/secret-person.ts';

/** What Palabre sends: its transactions have names of that length. */
const sent = /send\/m\.room\.encrypted\/[\w-]{43}$/u;

describe('kill -9 in an encrypted room, between encrypting and sending', () => {
  let server: LocalMatrix;
  let data: string;
  let bot: BotProcess;
  let ana: MatrixPerson;
  let room: string;
  let palabre: { readonly id: string; readonly token: string };

  async function launch(): Promise<void> {
    const launched = launchOnMatrix(server.url, palabre.token, data);
    bot = launched;
    await launched.ready;
  }

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'palabre-matrix-'));
    server = await startLocalMatrix();
    palabre = server.register('Palabre');
    ana = (await secretPerson(server.url, server.register('Ana'))).start();
    await launch();
    room = await ana.createRoom({
      name: 'Les Communs',
      invite: [palabre.id],
      initial_state: [encryption],
      power_level_content_override: { users: { [ana.id]: 100, [palabre.id]: 50 } },
    });
    await ana.until('Palabre', () =>
      ana
        .events(room)
        .some(({ sender, type }) => sender === palabre.id && type === 'm.room.member'),
    );
    await ana.say(room, '!aide');
    await ana.until('a first answer', () => answers() === 1);
  });
  afterAll(async () => {
    await bot.stop();
    await ana.stop();
    await server.close();
    await rm(data, { recursive: true, force: true });
  });

  const alone = () => ana.directWith(palabre.id) ?? '';
  const answers = () =>
    ana
      .seen(alone())
      .filter(({ sender, body }) => sender === palabre.id && body.startsWith('Ce que')).length;

  it.each([
    ['was cut off before the server had it', 'cut'],
    ['got no answer, though the server had it', 'lost'],
  ] as const)(
    'answers once when the answer %s',
    async (_, as) => {
      const before = answers();
      let tries = 0;
      const met = (): void => void (tries += 1);
      server.fail({ path: sent, as, times: 1_000, met });
      await ana.say(room, '!aide');
      await until('a try', () => tries > 0 || undefined);
      await bot.kill();
      server.mend();
      await launch();
      await ana.until('the answer', () => answers() > before);
      await ana.say(room, '!aide');
      await ana.until('the next answer', () => answers() > before + 1);
      expect(answers()).toBe(before + 2);
      const unreadable = ana
        .rooms()
        .flatMap((each) => ana.events(each))
        .filter(({ type }) => type === 'm.room.encrypted');
      expect(unreadable).toEqual([]);
    },
    90_000,
  );
});
