import { workshopIn } from '../../src/workshop/cases.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { recapActions } from '../../src/recap/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import type { Guest } from '../support/guest.ts';
import {
  buttonsOf,
  fieldOf,
  filledIn,
  formOf,
  textOf,
  answerText,
  viewOf,
} from '../support/reading.ts';
import { dayMs, RecapTestBed } from '../support/recaps.ts';
import { en, fr } from '../support/sentences.ts';

const monday = Date.parse('2026-01-12T15:00Z');
const tuesday = Date.parse('2026-01-13T14:30Z');
const minute = 60_000;

let run: RecapTestBed;
let ana: Guest;
let ben: Guest;
beforeEach(async () => {
  run = await RecapTestBed.open(monday);
  ana = run.app.as('ana', { managesEvents: true });
  ben = run.app.as('ben');
});

/** Whatever was asked reaches the scheduler, as it does in the bot. */
async function asked(answer: Promise<Answer>): Promise<string> {
  const said = answerText(await answer);
  await run.settled();
  return said;
}

const schedule = (options = {}) =>
  asked(ana.use('recap schedule', { day: 'tuesday', time: '9 h 30', ...options }));

/** A workshop with an open pillar, whose board is `people`. */
async function openWorkshop(): Promise<void> {
  await ana.use('workshop start', { template: 'small' });
  await ana.use('pillar open', { pillar: 'community' });
}

async function contribute(guest: Guest, text: string): Promise<void> {
  await guest.submit(formOf(await guest.use('contribute', { board: 'people' })), { idea: text });
}

describe('/recap schedule', () => {
  it('takes the community’s own zone, language and this channel, and says when the next one is', async () => {
    const said = await schedule();
    expect(said).toContain('Chaque mardi à 9 h 30 (heure de l’Est), dans #c, en français.');
    expect(said).toContain(`Le prochain : <${tuesday}>.`);
    expect(said).toContain('Programmé par @ana.');
  });

  it('takes what is given, and keeps it when only something else changes', async () => {
    await schedule({
      timezone: 'Europe/Paris',
      channel: 'd',
      language: 'en',
      'when-empty': 'silence',
    });
    expect((await run.recap()).schedule).toMatchObject({
      day: 'tuesday',
      time: '09:30',
      timezone: 'Europe/Paris',
      channel: 'd',
      locale: 'en',
      whenEmpty: 'silence',
      by: 'ana',
    });
    expect(await schedule({ day: 'friday', channel: 'e' })).toContain('Chaque vendredi à 9 h 30');
    expect((await run.recap()).schedule).toMatchObject({
      day: 'friday',
      timezone: 'Europe/Paris',
      channel: 'e',
      whenEmpty: 'silence',
    });
  });

  it('suggests zones as one types them, and the hour as it was understood', async () => {
    const zones = async (typed: string) =>
      (await ana.complete('recap schedule', 'timezone', typed)).map(({ id }) => id);
    expect(await zones('new york')).toContain('America/New_York');
    expect(await zones('torónto')).toEqual(['America/Toronto']);
    expect(await zones('utc')).toContain('UTC');
    expect((await zones('')).length).toBeGreaterThan(25);
    const hours = await ana.complete('recap schedule', 'time', '9h15');
    expect(hours.map(({ id }) => id)).toEqual(['09:15']);
    expect((await ana.complete('recap schedule', 'time')).length).toBeLessThanOrEqual(25);
  });

  it.each([
    [{ time: 'bientôt' }, fr('error.hourUnclear', { typed: 'bientôt' })],
    [{ timezone: 'Lune' }, fr('error.unknownTimezone', { timezone: 'Lune' })],
    [
      { timezone: 'HNE' },
      fr('error.timezoneToChoose', {
        timezone: 'HNE',
        zones: 'America/Toronto ou America/New_York',
        count: 2,
      }),
    ],
  ])('refuses %j', async (options, refusal) => {
    expect(await schedule(options)).toBe(refusal);
    expect((await run.recap()).schedule).toBeNull();
  });

  it.each(['schedule', 'now', 'off', 'status'])('%s is for facilitators', async (sub) => {
    const kim = run.app.as('kim', { language: 'en-US' });
    const options = sub === 'schedule' ? { day: 'tuesday', time: '9' } : {};
    expect(answerText(await kim.use(`recap ${sub}`, options))).toBe(
      en('error.mayNotRecap', { reader: 'member' }),
    );
  });
});

const status = async () => answerText(await ana.use('recap status'));

describe('/recap status', () => {
  it('invites to schedule one where there is none', async () => {
    expect(await status()).toContain(fr('recap.noSchedule'));
  });

  it('tells what keeps a recap from being posted, and that it was skipped', async () => {
    await schedule();
    const mend = run.chat.fail(() => ({ kind: 'forbidden', permission: 'send' }));
    await run.tick(tuesday);
    expect(await status()).toContain('il me manque la permission « Envoyer des messages »');
    await run.until(tuesday + dayMs + 60 * minute);
    expect(await status()).toContain(`Celui du <${tuesday}> n’a pas été publié`);
    mend();
    await run.until(tuesday + 7 * dayMs);
    expect(await status()).not.toContain('n’a pas été publié');
    expect(await status()).toContain(`Le dernier : <${tuesday + 7 * dayMs}>, dans #c.`);
  });
});

describe('/recap now', () => {
  it('posts this week’s recap, here where nothing is scheduled, and once', async () => {
    expect(await asked(ana.use('recap now'))).toContain('dans #c');
    expect(run.weeks()).toEqual(['2026-W03']);
    expect(await asked(ana.use('recap now'))).toContain('déjà publié dans #c');
    expect(run.weeks()).toHaveLength(1);
  });
});

describe('/recap off', () => {
  it('stops what was scheduled, and says when nothing was', async () => {
    await schedule();
    expect(await asked(ana.use('recap off'))).toBe(fr('recap.stopped'));
    await run.until(tuesday + 7 * dayMs);
    expect(run.weeks()).toEqual([]);
    expect(await asked(ana.use('recap off'))).toBe(fr('error.recapNotScheduled'));
  });
});

/** Kept up to date by the reconciler. */
async function postedWithReconciler() {
  const reconciler = run.showAll();
  await openWorkshop();
  await contribute(ben, 'Une serre commune');
  await schedule();
  await run.tick(tuesday);
  await reconciler.settled();
  return reconciler;
}

const recap = () => run.messages().find(({ view }) => textOf(view).startsWith('La semaine'));
const shown = () => textOf(recap()?.view ?? { blocks: [] });

/** Up to the day before the third recap: something was said in the first week and in the last. */
async function twoWeeks(): Promise<void> {
  await openWorkshop();
  await contribute(ben, 'Une serre commune');
  const first = await workshopIn(run.app.context, { community: 'g', channel: 'c' });
  await ana.press(
    agendaActions.endConfirm.ref({ workshop: first.ok ? (first.value?.id ?? '') : '' }),
  );
  await schedule();
  await run.until(tuesday + 13 * dayMs);
  await openWorkshop();
  await contribute(ben, 'Un four à pain');
}
const line = 'Communauté (2)\u00A0: 1 · 0 · 1';
const drawn = () =>
  run
    .messages()
    .flatMap(({ view }) => view.blocks)
    .flatMap((block) => (block.kind === 'picture' ? [block.alt.split('\n')[3]] : []));
async function answer(): Promise<void> {
  const address = recapActions.answerOpen.ref({ week: '2026-W05', invitation: 'thinks' });
  await ben.submit(formOf(await ben.press(address)), { answer: 'Oui' });
}

describe('a recap that is posted', () => {
  it('tells the week of its workshop', async () => {
    await postedWithReconciler();
    expect(shown()).toContain('🤝 Communauté +1');
    expect(shown()).toContain('Une serre commune (@ben)');
    expect(recap()?.edits).toBe(0);
  });

  it('counts the answers to its invitations as they come, and echoes them next week', async () => {
    const reconciler = await postedWithReconciler();
    const address = buttonsOf(recap()?.view ?? { blocks: [] }).at(-2)?.action ?? '';
    const form = formOf(await ben.press(address));
    expect(form.title).toContain('😍');
    const receipt = await ben.submit(form, { answer: 'Le four à pain' });
    expect(answerText(receipt)).toContain('😍 Le four à pain');
    await reconciler.settled();
    expect(shown()).toContain('Déjà répondu : 😍 1');
    expect(shown()).not.toContain('four');
    await run.until(tuesday + 7 * dayMs);
    const [, next] = run.messages().filter(({ view }) => textOf(view).startsWith('La semaine'));
    expect(textOf(next?.view ?? { blocks: [] })).toContain('😍 Le four à pain (@ben)');
  });

  it('opens the form as one filled it, and takes back what is emptied', async () => {
    await postedWithReconciler();
    const address = recapActions.answerOpen.ref({ week: '2026-W03', invitation: 'thinks' });
    await ben.submit(formOf(await ben.press(address)), {
      answer: 'Le prix des semences',
      'without-name': ['yes'],
    });
    const again = formOf(await ben.press(address));
    expect(filledIn(again)).toEqual({ answer: 'Le prix des semences', 'without-name': ['yes'] });
    expect(fieldOf(again, 'answer').required).toBe(false);
    expect(answerText(await ben.submit(again, { answer: '' }))).toBe(fr('recap.answerGone'));
    expect((await run.recap()).answers).toEqual([]);
  });

  it('is edited when what it quotes is withdrawn', async () => {
    const reconciler = await postedWithReconciler();
    const workshop = await workshopIn(run.app.context, { community: 'g', channel: 'c' });
    const { id = '', boards } = workshop.ok ? workshop.value : {};
    const [contribution = ''] = Object.keys(boards?.contributions ?? {});
    await ben.press(boardActions.contributionWithdraw.ref({ workshop: id, contribution }));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await reconciler.settled();
    expect(shown()).not.toContain('serre');
    expect(recap()?.edits).toBe(1);
  });

  it('is edited when whom it quotes asks not to be named, and again when they ask to be', async () => {
    const reconciler = await postedWithReconciler();
    const followed = async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await reconciler.settled();
      return shown();
    };
    expect(shown()).toContain('@ben');
    await ben.press(communityActions.hideName.ref({}));
    expect(await followed()).toContain('serre');
    expect(shown()).not.toContain('@ben');
    await ben.press(communityActions.showName.ref({}));
    expect(await followed()).toContain('@ben');
    await ana.press(communityActions.hideName.ref({}));
    await followed();
    expect(recap()?.edits).toBe(2);
  });

  it('draws its weeks from the third on, with what was said in a workshop that ended since', async () => {
    await twoWeeks();
    const reconciler = run.showAll();
    await run.until(tuesday + 14 * dayMs);
    expect(drawn()).toEqual([line]);
    await answer();
    await reconciler.settled();
    expect(run.messages().findLast(({ edits }) => edits > 0)?.view.blocks).toContainEqual(
      expect.objectContaining({ kind: 'picture' }),
    );
  });

  it('says its weeks in words in a crowd, and draws them with the first answer', async () => {
    await twoWeeks();
    const reconciler = run.showAll();
    await run.until(tuesday + 14 * dayMs - 1);
    for (let other = 0; other < 90; other += 1) run.touch(`other-${other}`);
    await run.tick(tuesday + 14 * dayMs);
    await reconciler.settled();
    expect(drawn()).toEqual([]);
    expect(textOf(run.messages().at(-1)?.view ?? { blocks: [] })).toContain(
      line.replace('\u00A0', ' '),
    );
    await answer();
    await reconciler.settled();
    expect(drawn()).toEqual([line]);
  });

  it('that cannot be posted is told on the facilitators’ card, until it can be', async () => {
    await openWorkshop();
    await contribute(ben, 'Une serre commune');
    await schedule();
    const reconciler = run.showAll();
    const card = async () => {
      await reconciler.settled(1_000);
      const texts = [...run.chat.messages.values()].map(({ view }) => textOf(view));
      return texts.find((text) => text.includes('Récapitulatif de la semaine.'));
    };
    const mend = run.chat.fail(({ what, text }) =>
      what === 'post' && text.startsWith('La semaine')
        ? { kind: 'forbidden', permission: 'send' }
        : undefined,
    );
    await run.tick(tuesday);
    expect(await card()).toContain('« Envoyer des messages »');
    mend();
    await run.until(tuesday + 10 * minute, minute);
    expect(recap()).toBeDefined();
    expect(await card()).toBeUndefined();
  });

  it('is posted no second time once somebody deleted it', async () => {
    const reconciler = await postedWithReconciler();
    run.chat.deleteMessage(recap()?.id ?? '');
    const address = recapActions.answerOpen.ref({ week: '2026-W03', invitation: 'thinks' });
    await ben.submit(formOf(await ben.press(address)), { answer: 'Oui' });
    await reconciler.settled();
    expect(recap()).toBeUndefined();
    expect((await run.recap()).answers).toHaveLength(1);
  });

  it('has a button for each board without an answer, that opens its form from anywhere', async () => {
    await ana.use('workshop start', { template: 'small' });
    await ana.use('exercise start', { exercise: 'needs' });
    await ana.use('pillar open', { pillar: 'community' });
    await contribute(ben, 'Nous');
    await schedule({ channel: 'd' });
    await run.tick(tuesday);
    const [message] = run.messages('d');
    const [button] = buttonsOf(message?.view ?? { blocks: [] });
    expect(button?.label).toContain('1.1 Signé');
    const elsewhere = run.app.as('chi', { channel: 'd' });
    // The board has two forms: one chooses first.
    const answer = await elsewhere.press(button?.action ?? '');
    expect(buttonsOf(viewOf(answer))).toHaveLength(2);
  });
});
