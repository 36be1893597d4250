import { openedWorkshop } from '../../src/workshop/stream.ts';
import { ill, well } from '../../src/engine/finding.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { upkeep } from '../../src/poll/upkeep.ts';
import { erasedAt } from '../../src/community/domain/retention.ts';
import { time } from '../support/times.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import type { Guest } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, filledIn, formOf, labels, answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';

let app: TestApp;
let ana: Guest;
beforeEach(async () => {
  app = await openTestApp();
  ana = app.as('ana', { administers: true });
});

const settings = async () => {
  const found = await app.context.streams.communities.read('g');
  return found.ok ? found.value.settings : undefined;
};
const territories = async (lines: string) =>
  ana.submit(formOf(await ana.press(communityActions.settingsEdit.ref({}))), {
    territories: lines,
  });

describe('/settings', () => {
  it('shows the defaults where nothing was chosen', async () => {
    const answer = await ana.use('settings');
    expect(answerText(answer)).toContain(fr('settings.language', { language: fr('language.fr') }));
    expect(answerText(answer)).toContain(
      fr('settings.timezone', { name: 'heure de l’Est', timezone: 'America/Toronto' }),
    );
    expect(answerText(answer)).toContain(fr('settings.role', { role: fr('settings.noRole') }));
    expect(labels(answer)).toEqual([
      fr('button.editTerritories'),
      fr('button.eraseAtOnce'),
      fr('button.examine'),
    ]);
  });

  it('has all of it erased as soon as Palabre is removed, if that is asked for', async () => {
    const atOnce = button(await ana.use('settings'), fr('button.eraseAtOnce'));
    const answer = await ana.press(atOnce);
    expect(answerText(answer)).toContain(fr('settings.whenRemoved', { atOnce: 'yes' }));
    expect(await settings()).toEqual({ eraseWhenLeft: true });
    await ana.press(button(answer, fr('button.eraseLater')));
    expect(await settings()).toEqual({});
  });

  it('gives the doctor’s report, of the channels of this community alone', async () => {
    const asked: unknown[] = [];
    app = await openTestApp({
      examine: async (places) => {
        asked.push(places);
        return [
          well('ops.doctor.storeServes'),
          ill('ops.doctor.nodeOld', { version: 1, oldest: 2 }),
        ];
      },
    });
    for (const community of ['g', 'h']) {
      const zoe = app.as('zoe', { community, channel: `c-${community}`, managesEvents: true });
      await zoe.use('workshop start', { template: 'small' });
    }
    const chief = app.as('ana', { administers: true });
    const report = await chief.press(button(await chief.use('settings'), fr('button.examine')));
    expect(report.kind).toBe('private');
    const text = answerText(report);
    expect(text).toContain(`✓ ${fr('ops.doctor.storeServes')}`);
    expect(text).toContain(`✗ ${fr('ops.doctor.nodeOld', { version: 1, oldest: 2 })}`);
    expect(text).toContain(fr('ops.doctor.ill', { count: 1 }));
    expect(text).toContain(fr('settings.whoMends'));
    expect(asked).toEqual([[{ community: 'g', channel: 'c-g' }]]);
  });

  it('changes what is given and keeps the rest, and shows how it stands', async () => {
    await ana.use('settings', { language: 'en', 'facilitator-role': 'r1' });
    const answer = await ana.use('settings', { timezone: 'Europe/Paris' });
    expect(answerText(answer)).toContain('Europe/Paris');
    expect(answerText(answer)).toContain('@&r1');
    expect(await settings()).toEqual({
      locale: 'en',
      facilitatorRole: 'r1',
      timezone: 'Europe/Paris',
    });
  });

  it('makes a workshop speak the community’s language, not its facilitator’s', async () => {
    await ana.use('settings', { language: 'en' });
    const facilitator = app.as('zoe', { managesEvents: true, language: 'fr' });
    await facilitator.use('workshop start', { template: 'small' });
    expect(answerText(await facilitator.use('workshop status'))).toContain('Tour de table');
    const community = await app.context.streams.communities.read('g');
    const id = community.ok ? community.value.workshops['c'] : undefined;
    const workshop = await openedWorkshop(app.context, id ?? '');
    expect(workshop).toMatchObject({
      value: { opening: { locale: 'en', title: 'Small workshop' } },
    });
  });

  it('refuses a time zone nobody knows', async () => {
    expect(answerText(await ana.use('settings', { timezone: 'Lune' }))).toBe(
      fr('error.unknownTimezone', { timezone: 'Lune' }),
    );
    expect(await settings()).toEqual({});
  });

  it.each([
    ['PST', 'America/Vancouver ou America/Los_Angeles', 2],
    ['Montréal', 'America/Toronto', 1],
    ['UTC+5:45', 'Asia/Kathmandu', 1],
  ])('refuses %s, and says which zones to choose from', async (timezone, zones, count) => {
    expect(answerText(await ana.use('settings', { timezone }))).toBe(
      fr('error.timezoneToChoose', { timezone, zones, count }),
    );
    expect(await settings()).toEqual({});
  });

  it('suggests zones while somebody types an abbreviation', async () => {
    const [first] = await ana.complete('settings', 'timezone', 'HNE');
    expect(first).toEqual({ id: 'America/Toronto', label: 'America/Toronto' });
  });

  it('works where a former version recorded PST: other settings, polls’ hours and recaps', async () => {
    const commits = [
      {
        at: 1,
        by: 'ana',
        events: [{ type: 'settings.changed', settings: { timezone: 'PST', locale: 'fr' } }],
      },
    ];
    await app.context.tools.journal.append('community/g', 1, { v: 1, commits });
    const shown = answerText(await ana.use('settings', { language: 'en' }));
    expect(shown).toContain('America/Los_Angeles');
    const moderator = app.as('zoe', { managesEvents: true });
    const form = formOf(await moderator.use('poll create'));
    const typed = { question: 'Quand ?', options: 'a\nb', closes: '2026-02-01 18:00' };
    expect(labels(await moderator.submit(form, typed))).toContain(fr('button.openPoll'));
    const scheduled = await moderator.use('recap schedule', { day: 'tuesday', time: '9' });
    expect(answerText(scheduled)).toContain('heure du Pacifique');
    expect(answerText(await moderator.use('recap status'))).toContain('heure du Pacifique');
  });

  it.each(['command', 'button', 'form'] as const)(
    'is refused by %s to who does not administer',
    async (way) => {
      const kim = app.as('kim', { managesEvents: true, language: 'en-US' });
      const form = formOf(await ana.press(communityActions.settingsEdit.ref({})));
      const answer = await {
        command: () => kim.use('settings', { language: 'en' }),
        button: () => kim.press(communityActions.settingsEdit.ref({})),
        form: () => kim.submit(form, { territories: 'ici' }),
      }[way]();
      expect(answerText(answer)).toBe(en('error.notAdministrator'));
      expect(await settings()).toEqual({});
    },
  );
});

describe('how long things are kept', () => {
  it('is 180 days until it is chosen, and can be for ever', async () => {
    expect(answerText(await ana.use('settings'))).toContain(
      fr('settings.retention', { retention: 'sixMonths' }),
    );
    await ana.use('settings', { retention: 'oneYear', language: 'fr' });
    expect(await settings()).toEqual({ retention: 'oneYear', locale: 'fr' });
    const answer = await ana.use('settings', { retention: 'forever' });
    expect(answerText(answer)).not.toContain(fr('settings.retentionMeans'));
    expect(await settings()).toEqual({ retention: 'forever', locale: 'fr' });
  });

  it('tells what will be erased and when, and erases nothing by itself', async () => {
    const facilitator = app.as('zoe', { managesEvents: true });
    expect(answerText(await ana.use('settings', { retention: 'sixMonths' }))).toContain(
      fr('settings.erasesNothing'),
    );
    await facilitator.use('workshop start', { template: 'small' });
    const ask = await facilitator.use('workshop end');
    await facilitator.press(button(ask, fr('button.endConfirm')));
    const community = await app.context.streams.communities.read('g');
    const id = community.ok ? (community.value.workshops['c'] ?? '') : '';
    const workshop = await openedWorkshop(app.context, id);
    if (workshop.ok) await upkeep(app.context, workshop.value);
    const when = time(erasedAt(app.time.now, 'sixMonths') ?? 0, 'date');
    const first = await ana.use('settings', { retention: 'sixMonths' });
    expect(answerText(first)).toContain(fr('settings.erasesFirst', { when: [when] }));
    expect(answerText(first)).toContain(fr('settings.retentionMeans'));
    app.time.now += 200 * 24 * 60 * 60_000;
    const soon = await ana.use('settings', { retention: 'sixMonths' });
    expect(answerText(soon)).toContain(fr('settings.erasesSoon', { count: 1 }));
    expect((await openedWorkshop(app.context, id)).ok).toBe(true);
  });
});

describe('the territories', () => {
  it('are taken line by line, without the empty ones, and shown in the form again', async () => {
    const answer = await territories(' Tiohtià:ke \n\nNitassinan\n');
    expect(answerText(answer)).toContain('Tiohtià:ke Nitassinan');
    expect(await settings()).toEqual({ territories: ['Tiohtià:ke', 'Nitassinan'] });
    const form = formOf(await ana.press(communityActions.settingsEdit.ref({})));
    expect(filledIn(form)).toMatchObject({ territories: 'Tiohtià:ke\nNitassinan' });
  });

  it('keep the other settings as they were', async () => {
    await ana.use('settings', { timezone: 'Europe/Paris' });
    await territories('Nitassinan');
    expect(await settings()).toEqual({ timezone: 'Europe/Paris', territories: ['Nitassinan'] });
  });

  it('are given back when they are too long', async () => {
    const long = 'x'.repeat(1_501);
    const answer = await territories(long);
    expect(answerText(answer)).toContain(fr('error.territoriesTooLong', { max: 1_500 }));
    const again = formOf(await ana.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ territories: long });
  });
});

const edit = async (notesPad: string) =>
  ana.submit(formOf(await ana.press(communityActions.settingsEdit.ref({}))), { notesPad });

describe('the notes pad', () => {
  const pad = 'https://pad.example/verger';

  it('is kept, shown, and taken away by an empty field', async () => {
    expect(answerText(await edit(` ${pad} `))).toContain(pad);
    expect(await settings()).toMatchObject({ notesPad: pad });
    expect(answerText(await edit(''))).not.toContain(pad);
    expect(await settings()).not.toHaveProperty('notesPad');
  });

  it('is given back where it is no address', async () => {
    const answer = await edit('le pad');
    expect(answerText(answer)).toContain(fr('error.padUnclear', { typed: 'le pad' }));
    const again = formOf(await ana.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ notesPad: 'le pad' });
  });
});
