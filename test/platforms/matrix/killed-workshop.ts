import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountProcess } from '../../support/account-process.ts';
import type { Homeserver } from '../../support/homeservers.ts';
import {
  checkReplies,
  openBoard,
  replyAll,
  smallTemplateFolder,
} from '../../support/matrix-rush.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';

const names = ['Ana', 'Ben', 'Cloe', 'Dan'];
const [host = '', ...others] = names;
/** What Palabre sends as it speaks: its transactions have names of that length. */
const said = /send\/m\.room\.(?:message|encrypted)\/[\w-]{43}$/u;

/** A whole workshop by the real program, killed in each of its steps, on any homeserver. */
export function killedWorkshopOn(
  name: string,
  open: () => Promise<Homeserver>,
  { isSecret = false } = {},
): void {
  describe(`a whole workshop on ${name}, with power cuts`, () => {
    const patience = { timeout: 180_000 };
    let town: MatrixTown;
    let bot: AccountProcess;
    let templates: string;
    let data: string;

    const launch = async (): Promise<void> => {
      const { server, token } = town;
      const store = `lmdb://${data}`;
      bot = await AccountProcess.start({ url: server.url, token, store, templates });
      await bot.settled();
    };
    const cut = async (afterMs: number): Promise<void> => {
      await rest(afterMs);
      await bot.kill();
      await launch();
    };
    /** Palabre's own messages with this in it, in the room. */
    const own = (text: string) =>
      town
        .person(host)
        .seen(town.room)
        .filter(({ sender, body }) => sender === town.self && ordinarySpaces(body).includes(text));

    beforeAll(async () => {
      data = await mkdtemp(join(tmpdir(), 'palabre-matrix-'));
      templates = await smallTemplateFolder();
      const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
      town = await openTown(await open(), ...names);
      await launch();
    }, 120_000);
    afterAll(async () => {
      await bot.stop();
      await town.close();
      for (const folder of [data, templates]) await rm(folder, { recursive: true, force: true });
    });

    it('takes each line of a form for its own question', patience, async () => {
      await town.palabreCame();
      await town.person(host).say(town.room, '!atelier lancer gabarit:small');
      await town.standing('Je participe');
      const speaking = others.map(async (person) => {
        await town.press(person, 'Je me présente');
        await town.told(person, '1. Mon nom');
        for (const [line, next] of [
          [`Nom${person}`, '2. '],
          [`Orga${person}`, '3. '],
          [`mot${person}`, '4. '],
        ] as const) {
          await town.tell(person, line);
          await town.told(person, next);
        }
        await town.tell(person, '-');
      });
      for (const ms of [150, 400]) await cut(ms);
      await Promise.all(speaking);
      for (const person of others) await town.standing(`mot${person}`);
      const heard = own('motBen').at(-1)?.body ?? '';
      for (const person of others) expect(heard).toContain(`Nom${person}, Orga${person}`);
    });

    it.each([5, 200])('takes every reply once, killed after %i ms', patience, async (ms) => {
      if (own('Qui est là ?').length === 0) await openBoard(town, true);
      const rush = replyAll(town, `${ms}`);
      await cut(ms);
      await checkReplies(town, await rush);
    });

    it.each([
      ['before the server had it', 'cut'],
      ['when the server had it, and its answer was lost', 'lost'],
    ] as const)('shows a reply once, killed %s', patience, async (_, as) => {
      let tries = 0;
      bot.relay.fail({ path: said, as, times: 1_000, met: () => void (tries += 1) });
      const written = await replyAll(town, as, 1);
      await bot.waits('it to speak', () => tries > 0);
      await bot.kill();
      await launch();
      await checkReplies(town, written);
    });

    it('counts every vote once', patience, async () => {
      for (const step of ['Étape 3', 'Étape 4', 'Étape 5']) {
        await town.press(host, 'Suivant');
        await town.shownTo(host, `Animation\n${step}`);
      }
      await town.standing('🗳️ Je vote');
      const voting = others.map(async (person) => {
        await town.press(person, 'Je vote');
        await town.told(person, 'Par exemple : OS');
        await town.tell(person, `OS Avec ${person}`);
        await town.told(person, `Avec ${person}`);
      });
      for (const ms of [100, 400]) await cut(ms);
      await Promise.all(voting);
      await town.standing(`${others.length} votant`);
    });

    it('publishes its summary once', patience, async () => {
      await town.person(host).say(town.room, '!atelier terminer');
      await town.press(host, 'Terminer et publier le bilan');
      await cut(150);
      const reports = () =>
        town
          .person(host)
          .seen(town.room)
          .filter(({ kind, body }) => kind === 'm.file' && body.endsWith('.md'));
      await town.person(host).until('the report', () => reports().length > 0, 60_000);
      await rest(2_000);
      expect(reports()).toHaveLength(1);
      for (const person of Object.values(town.people)) {
        const events = person.rooms().flatMap((room) => person.events(room));
        // What Palabre said; between others, keys are theirs to send.
        const unread = events.filter(
          ({ type, sender }) => type === 'm.room.encrypted' && sender === town.self,
        );
        expect(unread).toEqual([]);
      }
    });
  });
}
