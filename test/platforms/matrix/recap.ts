import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/rehearsal/clock.ts';
import { passTime } from '../../../src/rehearsal/pass-time.ts';
import type { Seen } from '../../../src/rehearsal/matrix/seen.ts';
import { pinnedType } from '../../../src/platforms/matrix/rooms/rights.ts';
import type { Homeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { dayMs, hourMs } from '../../support/recaps.ts';

/** What is told of a clock that was moved, a week that was missed, and a server that was down. */
const expected: ReadonlySet<string> = new Set([
  'the system clock is wrong',
  'the system clock jumped',
  'a recap was skipped',
  'a recap could not be posted',
  'the chat lags behind',
  'the homeserver did not answer',
  'the homeserver did not answer as expected',
]);

/** Weeks and their recaps, by people with clients of their own, on a homeserver whose time is moved. */
export function recapsOn(
  name: string,
  open: () => Promise<Homeserver>,
  { isSecret = false } = {},
): void {
  describe(`the recaps of some weeks on ${name}`, () => {
    let town: MatrixTown;
    let clock = createClock();
    /** When the first one was posted: the others are due at that hour. */
    let firstAt = 0;
    beforeAll(async () => {
      const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
      const server = await open();
      clock = server.clock ?? clock;
      town = await openTown(server, 'Ana', 'Nour', 'Bo');
      await town.launch();
    });
    afterAll(() => town.close());

    const pass = async (ms: number): Promise<void> => {
      if (town.bot !== undefined) await passTime({ bot: town.bot, clock }, ms);
    };
    /** Until that long after the moment in that week, counted from the first. */
    const until = (weeks: number, more: number) => firstAt + 7 * weeks * dayMs + more - clock.now();
    const isRecap = ({ sender, body }: Seen) =>
      sender === town.self && /^(?:La semaine|Rien de nouveau|Une semaine calme)/u.test(body);
    const recaps = () => town.person('Ana').seen(town.room).filter(isRecap);
    const recap = (count: number): Promise<Seen> =>
      town.person('Ana').until(`${count} recaps`, () => recaps()[count - 1]);
    const presses = () => recaps().map((each) => each.presses.length);
    const body = (nth: number) => ordinarySpaces(recaps()[nth - 1]?.body ?? '');
    /** What Palabre's reactions under a message offer. */
    const signs = ({ id }: Seen) =>
      town
        .person('Ana')
        .reactions(town.room, id)
        .filter(({ sender }) => sender === town.self);
    const pinned = (): unknown[] => {
      const states = town.person('Ana').events(town.room);
      const ids = states.findLast(({ type }) => type === pinnedType)?.content['pinned'];
      return Array.isArray(ids) ? ids : [];
    };
    /** Only the latest has something under it, and it alone is pinned. */
    const onlyLatest = async (count: number): Promise<void> => {
      const latest = await recap(count);
      const ana = town.person('Ana');
      await ana.until('the buttons of the former one to go', () =>
        recaps().every((each) => each.id === latest.id || signs(each).length === 0),
      );
      expect(presses()).toEqual([...Array<number>(count - 1).fill(0), latest.presses.length]);
      await ana.until('the latest to be pinned alone', () => {
        const [only, ...others] = recaps().filter(({ id }) => pinned().includes(id));
        return only?.id === latest.id && others.length === 0;
      });
    };

    it('begin at the hour that was chosen, and tell what was said', async () => {
      await town.person('Ana').say(town.room, '!atelier lancer');
      await town.press('Ana', 'Suivant');
      await town.press('Ana', 'Ouvrir le fil du pilier');
      const card = await town.standing('Qui est là ?', 'Nour');
      const nour = town.person('Nour');
      const written = await nour.say(town.room, 'Les haies', { replyTo: card.id });
      await town.signs('Nour', written, '✅');
      await town.person('Ana').say(town.room, '!recap programmer mardi 9 h 30');
      await town.told('Ana', 'Chaque mardi');
      await pass(7 * dayMs);
      const first = await recap(1);
      expect(body(1)).toContain('Les haies');
      firstAt = first.at;
      const hour = { hour: '2-digit', minute: '2-digit', weekday: 'long' } as const;
      const format = new Intl.DateTimeFormat('en-CA', { ...hour, timeZone: 'America/Toronto' });
      expect(format.format(firstAt)).toMatch(/^Tuesday.* 9:30|09:30/u);
      await onlyLatest(1);
    });

    it('take answers by a tap and by words, counted at once', async () => {
      await town.press('Nour', 'Ce qui fait réfléchir');
      await town.told('Nour', 'Votre réponse');
      await town.tell('Nour', 'Le four à pain');
      await town.told('Nour', 'C’est noté, pour le prochain récapitulatif');
      const bo = town.person('Bo');
      const { id } = await recap(1);
      await bo.say(town.room, 'Ce qui inspire', { replyTo: id });
      await town.told('Bo', 'Votre réponse');
      await town.tell('Bo', 'Les talus\nsans mon nom');
      await town.told('Bo', 'Les talus');
      await town.person('Ana').until('the count', () => body(1).includes('🤓 1 · 😍 1'));
      expect(body(1)).not.toMatch(/four|talus/u);
    });

    it('tell the answers of the last one, which has nothing under it any more', async () => {
      await town.rest();
      clock.forward(dayMs);
      await town.launch();
      await pass(until(1, hourMs));
      await recap(2);
      expect(body(2)).toContain('Le four à pain (Nour)');
      expect(body(2)).toContain('Les talus (anonyme)');
      expect(body(1)).toContain('🤓 1 · 😍 1');
      await onlyLatest(2);
    });

    it('come late after a short absence, not at all after a long one, and once', async () => {
      await town.rest();
      clock.forward(until(2, 3 * hourMs));
      await town.launch();
      await recap(3);
      expect(body(3)).toMatch(/publié en retard|Rien de nouveau|Une semaine calme/u);
      await onlyLatest(3);
      await town.rest();
      clock.forward(until(3, 2 * dayMs));
      await town.launch();
      await pass(hourMs);
      await town.person('Ana').say(town.room, '!recap etat');
      await town.told('Ana', 'j’ai été absent plus d’une journée');
      expect(recaps()).toHaveLength(3);
    });

    it.skipIf(isSecret)('come through a server that is down for a while', async () => {
      await pass(until(4, -hourMs));
      town.server.breakDown?.();
      await pass(2 * hourMs);
      await onlyLatest(4);
    });

    it('end with a word, and none came twice', async () => {
      const before = recaps().length;
      const said = await town.person('Ana').say(town.room, '!recap arreter');
      await town.signs('Ana', said, '✅');
      await pass(15 * dayMs);
      expect(recaps()).toHaveLength(before);
      const told = town.kept.entries.filter(({ level }) => level !== 'info');
      expect(told.filter(({ what }) => !expected.has(what))).toEqual([]);
    });
  });
}
