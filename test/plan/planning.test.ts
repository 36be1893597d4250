import { beforeEach, describe, expect, it } from 'vitest';
import { time } from '../support/times.ts';
import { momentLabel } from '../../src/i18n/moment-label.ts';
import type { Guest, Particulars } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { answerText, button, filledIn, formOf, labels } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';

let app: TestApp;
let ana: Guest;
beforeEach(async () => {
  // Thursday, January 15, 2026, at 13:00 in Toronto.
  app = await openTestApp();
  ana = app.as('ana', { managesEvents: true });
});

const plan = (who: Guest, when: string, more = {}) =>
  who.use('workshop plan', { when, template: 'small', ...more });
const tuesday = Date.UTC(2026, 0, 20, 23);

describe('/workshop plan', () => {
  it('tells the day and the hour as they were understood, and how to change or call it off', async () => {
    const answer = await plan(ana, '2026-01-20 18:00');
    expect(answerText(answer)).toContain(
      fr('done.planned', {
        title: 'Petit atelier',
        moment: time(tuesday, 'moment'),
        when: time(tuesday, 'relative'),
      }),
    );
    expect(labels(answer)).toEqual([fr('button.callOff')]);
    expect(app.changed).toMatchObject([{ kind: 'plan' }]);
  });

  it('says that it changed what was planned', async () => {
    await plan(ana, '2026-01-20 18:00');
    expect(answerText(await plan(ana, '2026-01-21 18 h', { title: 'Un autre' }))).toMatch(
      /^C’est changé : Un autre/u,
    );
  });

  it('answers in one’s own language', async () => {
    const kim = app.as('kim', { managesEvents: true, language: 'en-US' });
    expect(answerText(await plan(kim, '2026-01-20 18:00'))).toMatch(/^Scheduled: Petit atelier/u);
    expect(answerText(await plan(kim, '2026-01-20'))).toContain(
      en('error.hourMissing', { typed: '2026-01-20', hour: '6:00 p.m.' }),
    );
  });

  it.each<[string, Particulars, string]>([
    [
      'who does not moderate',
      { managesEvents: false },
      fr('error.mayNotStart', { reader: 'member' }),
    ],
    ['outside a text channel', { textChannel: false }, fr('error.notATextChannel')],
    [
      'without the right to create events, naming it',
      { botLacks: ['createEvents'] },
      fr('error.eventsNotAllowed'),
    ],
  ])('is refused to %s', async (_what, about, words) => {
    const guest = app.as('ana', { managesEvents: true, ...about });
    expect(answerText(await plan(guest, '2026-01-20 18:00'))).toBe(words);
    expect(app.changed).toEqual([]);
  });

  it.each([
    ['2026-01-20', fr('error.hourMissing', { typed: '2026-01-20', hour: '18 h' })],
    ['mardi', fr('error.hourMissing', { typed: 'mardi', hour: '18 h' })],
    ['demain soir', fr('error.hourMissing', { typed: 'demain soir', hour: '18 h' })],
    ['un de ces jours', fr('error.momentUnclear', { typed: 'un de ces jours' })],
    ['2026-02-30 18:00', fr('error.momentUnclear', { typed: '2026-02-30 18:00' })],
    ['2026-01-15 13:02', fr('error.planTooSoon', { minutes: 5 })],
    ['2026-01-01 18:00', fr('error.planTooSoon', { minutes: 5 })],
    ['2028-01-01 18:00', fr('error.planTooFar', { days: 366 })],
  ])('is refused of « %s », with a form to try again', async (when, words) => {
    const answer = await plan(ana, when, { title: 'Le verger' });
    expect(answerText(answer)).toContain(words);
    const again = formOf(await ana.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toEqual({ when, title: 'Le verger' });
    expect(app.changed).toEqual([]);
  });

  it('asks whether a date in words is the one that is meant, in full, in the community’s zone', async () => {
    const asked = await plan(ana, 'mardi à 18h', { title: 'Le verger' });
    expect(answerText(asked)).toBe(
      'Vous voulez dire mardi 20 janvier 2026, 18 h (heure de l’Est) ?',
    );
    expect(labels(asked)).toEqual([fr('button.thatIsIt'), fr('button.changeIt')]);
    expect(app.changed).toEqual([]);
    const done = await ana.press(button(asked, fr('button.thatIsIt')));
    expect(done.kind).toBe('replace');
    expect(answerText(done)).toContain(
      fr('done.planned', {
        title: 'Le verger',
        moment: time(tuesday, 'moment'),
        when: time(tuesday, 'relative'),
      }),
    );
  });

  it('names the other moment that the same words mean', async () => {
    const asked = await plan(ana, 'mardi à 5h');
    expect(answerText(asked)).toBe(
      'Vous voulez dire mardi 20 janvier 2026, 17 h (heure de l’Est) ? Ça peut aussi être mardi 20 janvier 2026, 5 h : si oui, choisissez « Changer ».',
    );
    expect(app.changed).toEqual([]);
  });

  it('changes a date that was not the one, and checks who may plan when it is confirmed', async () => {
    const asked = await plan(ana, 'mardi à 18h');
    const form = formOf(await ana.press(button(asked, fr('button.changeIt'))));
    expect(filledIn(form)).toEqual({ when: '2026-01-20 18:00', title: '' });
    const again = await ana.submit(form, { when: 'mercredi à 18h' });
    expect(answerText(again)).toContain('mercredi 21 janvier 2026');
    const former = app.as('ana');
    expect(answerText(await former.press(button(again, fr('button.thatIsIt'))))).toBe(
      fr('error.mayNotStart', { reader: 'member' }),
    );
  });

  it('refuses a template it has not', async () => {
    expect(answerText(await plan(ana, '2026-01-20 18:00', { template: 'none' }))).toBe(
      fr('error.templateUnknown', { name: 'none' }),
    );
  });
});

const offered = (typed: string, who = ana) => who.complete('workshop plan', 'when', typed);

describe('the suggestions of /workshop plan', () => {
  it('are the evenings to come, in the community’s zone and the reader’s language', async () => {
    const [today, tomorrow] = await offered('');
    expect(today).toEqual({
      id: '2026-01-15 18:00',
      label: momentLabel(Date.UTC(2026, 0, 15, 23), 'America/Toronto', 'fr'),
    });
    expect(tomorrow?.label).toMatch(/^vendredi 16\sjanvier\s2026, 18\sh/u);
    const [english] = await offered('', app.as('kim', { language: 'en-US' }));
    expect(english?.label).toMatch(/^Thursday, January 15, 2026, 6/u);
  });

  it('are found by the name of their day, with or without its accents', async () => {
    expect((await offered('mard')).map(({ id }) => id)).toEqual([
      '2026-01-20 18:00',
      '2026-01-27 18:00',
    ]);
    expect((await offered('mardi')).map(({ id }) => id)).toEqual([
      '2026-01-20 10:00',
      '2026-01-20 14:00',
      '2026-01-20 18:00',
      '2026-01-20 19:00',
      '2026-01-27 18:00',
    ]);
    const kim = app.as('kim', { language: 'en-US' });
    expect((await offered('TUES', kim)).map(({ id }) => id)).toContain('2026-01-20 18:00');
  });

  it('are the moment that was said in words, for it to be read in full', async () => {
    expect(await offered('mardi à 17h')).toEqual([
      { id: '2026-01-20 17:00', label: expect.stringMatching(/^mardi 20\sjanvier\s2026, 17\sh$/u) },
    ]);
  });

  it('are the usual hours of a day that was typed', async () => {
    expect((await offered('2026-01-20')).map(({ id }) => id)).toEqual([
      '2026-01-20 10:00',
      '2026-01-20 14:00',
      '2026-01-20 18:00',
      '2026-01-20 19:00',
    ]);
    expect(await offered('2026-01-02')).toEqual([]);
  });

  it('are the days of an hour that was typed, none within the hour', async () => {
    expect((await offered('9 h 30')).slice(0, 2).map(({ id }) => id)).toEqual([
      '2026-01-16 09:30',
      '2026-01-17 09:30',
    ]);
    expect((await offered('13:45'))[0]?.id).toBe('2026-01-16 13:45');
  });

  it('are the very moment once it is typed in full', async () => {
    expect((await offered('2026-03-08 02:30')).map(({ id }) => id)).toEqual(['2026-03-08 03:30']);
  });
});
