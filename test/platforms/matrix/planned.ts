import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMoment } from '../../../src/kernel/hours/when.ts';
import { pinnedType } from '../../../src/platforms/matrix/rooms/rights.ts';
import { calendarRead, utcRead } from '../../support/calendar-read.ts';
import type { Homeserver } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { smallTemplate } from '../../support/small-template.ts';

const zone = 'America/Toronto';
const minute = 60_000;
const day = 24 * 60 * minute;
/** All that a calendar's file has to escape, or must not break in two. */
const description =
  'Entre nous : 🌳🪻, ; \\ « haies »\nUne ligne, puis une forêt 🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲🌲';
const title = 'Les haies, les ruches ; et « 🐝 » \\ le reste';

const inDays = (days: number) => writeMoment(Date.now() + days * day, zone);

/** A workshop that is planned, by people with clients of their own, on any homeserver. */
export function plannedOn(
  name: string,
  open: () => Promise<Homeserver>,
  { isSecret = false } = {},
): void {
  describe(`a workshop that is planned on ${name}`, () => {
    let town: MatrixTown;
    beforeAll(async () => {
      const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
      town = await openTown(await open(), 'Ana', 'Nour');
      town.templates = [{ ...smallTemplate, description: { fr: description, en: description } }];
      await town.launch();
    });
    afterAll(() => town.close());

    const nour = () => town.person('Nour');
    const own = () =>
      nour()
        .seen(town.room)
        .filter(({ sender }) => sender === town.self);
    const notices = () =>
      own().filter(({ body }) => body.includes('atelier.ics') && body.includes('🗓️'));
    const files = () =>
      own().filter(({ kind, body }) => kind === 'm.file' && body === 'atelier.ics');
    const pinned = (): unknown =>
      nour()
        .events(town.room)
        .findLast(({ type }) => type === pinnedType)?.content['pinned'];
    const read = async () => {
      const [file] = files();
      expect(file?.content['info']).toMatchObject({ mimetype: 'text/calendar' });
      const bytes = await nour().file(file?.content ?? {});
      return calendarRead(Buffer.from(bytes ?? []).toString('utf8'));
    };
    const plan = async (when: string, more = '') => {
      await town
        .person('Ana')
        .say(town.room, `!atelier planifier quand:"${when}" gabarit:small ${more}`);
    };
    const gone = () =>
      nour().until('all of it to be gone', () => {
        const pins = pinned();
        const isUnpinned = !Array.isArray(pins) || pins.every((id) => !known.includes(id));
        return isUnpinned && notices().length + files().length === 0;
      });
    /** Its announcements, in order. */
    const known: unknown[] = [];
    const announced = async (count = known.length + 1) => {
      const [notice] = await nour().until('the notice', () => {
        const all = notices();
        return all.length > 0 && files().length === 1 ? all : undefined;
      });
      if (known.length < count) known.push(notice?.id);
      await nour().until(
        'its pin',
        () => JSON.stringify(pinned()) === JSON.stringify([notice?.id]),
      );
      return notice;
    };
    let first: ReadonlyMap<string, string>;

    it('is announced in one pinned message, with a file that a calendar takes', async () => {
      const when = inDays(7);
      await plan(when, `titre:"${title}"`);
      const receipt = await town.told('Ana', 'C’est prévu');
      expect(ordinarySpaces(receipt.body).match(/\d+ h/gu)).toHaveLength(1);
      const notice = await announced();
      expect(ordinarySpaces(notice?.body ?? '')).toContain(title);
      first = await read();
      expect(first.get('SUMMARY')).toBe(title);
      expect(first.get('DESCRIPTION')).toContain(description);
      expect(first.get('DESCRIPTION')).toContain('• Le pilier');
      expect(writeMoment(utcRead(first.get('DTSTART')), zone)).toBe(when);
      expect(utcRead(first.get('DTEND'))).toBeGreaterThan(utcRead(first.get('DTSTART')));
      expect(utcRead(first.get('DTSTAMP'))).toBeLessThanOrEqual(Date.now());
      expect(notices()).toHaveLength(1);
    });

    it('changes in the same message, with another file in the place of the first', async () => {
      const [before] = notices();
      const [file] = files();
      const when = inDays(8);
      await plan(when, 'titre:Les friches');
      await nour().until('the other file', () => files().some(({ id }) => id !== file?.id));
      const notice = await announced(known.length);
      expect(notice?.id).toBe(before?.id);
      expect(notice?.body).toContain('Les friches');
      expect(files()).toHaveLength(1);
      const now = await read();
      expect(now.get('UID')).toBe(first.get('UID'));
      expect(Number(now.get('SEQUENCE'))).toBeGreaterThan(Number(first.get('SEQUENCE')));
      expect(now.get('SUMMARY')).toBe('Les friches');
      expect(writeMoment(utcRead(now.get('DTSTART')), zone)).toBe(when);
    });

    it('leaves nothing behind once it is called off', async () => {
      await town.press('Ana', 'Annuler l’atelier prévu');
      await town.told('Ana', 'C’est annulé');
      await gone();
    });

    it('is another one for calendars when it is planned anew', async () => {
      await plan(inDays(9));
      await announced();
      expect((await read()).get('UID')).not.toBe(first.get('UID'));
      await town.rest();
      await town.launch();
      await town.bot?.reconciler.settled();
      expect([notices().length, files().length]).toEqual([1, 1]);
    });

    it('makes room for the workshop once that is started', async () => {
      await plan(writeMoment(Date.now() + 10 * minute, zone));
      const recalled = await town.standing('L’animation le lancera');
      expect(ordinarySpaces(recalled.body).match(/\d+ h/gu)).toHaveLength(1);
      await town.press('Ana', 'Lancer l’atelier');
      await town.standing('✅ Je participe');
      await gone();
      await nour().until('its own pins', () => JSON.stringify(pinned())?.includes('$'));
    });
  });
}
