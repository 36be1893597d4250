import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/kernel/rich.ts';
import { time } from '../support/times.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import type { Guest, Typed } from '../support/guest.ts';
import { answerText, button, filledIn, formOf, labels } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const open = (guest: Guest) =>
  guest.press(goRoundActions.introduceOpen.ref({ workshop: session.id }));
const introduce = async (guest: Guest, typed: Typed) =>
  guest.submit(formOf(await open(guest)), { word: 'racine', ...typed });
const to = (name: string, bot = false) => ({ id: name, name, bot });
const goRound = async () => (await session.workshop()).goRound;

describe('introducing oneself', () => {
  it('opens a form with one’s name filled in', async () => {
    expect(filledIn(formOf(await open(session.ben)))).toMatchObject({ name: 'ben' });
  });

  it('is recorded, and confirmed with the word that was given', async () => {
    const answer = await introduce(session.ben, { organisation: 'Le jardin', word: ' entraide ' });
    expect(answerText(answer)).toBe(
      fr('done.introduced', { word: 'entraide', stick: 'free', to: '' }),
    );
    expect((await goRound()).introductions).toMatchObject([
      { person: 'ben', organisation: 'Le jardin', word: 'entraide' },
    ]);
  });

  it('passes the stick, and says to whom', async () => {
    const answer = await introduce(session.kim, { passTo: to('zoe') });
    expect(answerText(answer)).toContain(
      en('done.introduced', { word: 'racine', stick: 'passed', to: person('zoe') }),
    );
    expect((await goRound()).holder).toBe('zoe');
  });

  it('has to wait for the stick, before anything is typed', async () => {
    await introduce(session.ben, { passTo: to('zoe') });
    expect(answerText(await open(session.kim))).toContain(
      en('error.stickElsewhere', { reader: 'member', holder: person('zoe') }),
    );
    expect((await open(session.zoe)).kind).toBe('form');
  });

  it('can be corrected by those who spoke, with the form as it was filled in', async () => {
    await introduce(session.ben, { word: 'racine', organisation: 'Le jardin', passTo: to('zoe') });
    const again = formOf(await open(session.ben));
    expect(filledIn(again)).toMatchObject({ word: 'racine', organisation: 'Le jardin' });
    expect(answerText(await session.ben.submit(again, { word: 'lien' }))).toContain(
      fr('done.introduced', { word: 'lien', stick: 'elsewhere', to: '' }),
    );
    expect((await goRound()).holder).toBe('zoe');
  });

  it('says nothing of a stick that somebody else holds, or once the go-round is over', async () => {
    await introduce(session.ben, { passTo: to('zoe') });
    const said = fr('done.introduced', { word: 'racine', stick: 'elsewhere', to: '' });
    expect(answerText(await introduce(session.ben, { passTo: to('kim') }))).toBe(said);
    await introduce(session.zoe, {});
    await session.ana.press(agendaActions.next.ref({ workshop: session.id, step: 'go-round' }));
    expect(answerText(await introduce(session.ben, {}))).toBe(said);
  });

  it.each([
    [{ word: 'deux mots' }, fr('error.notOneWord', { word: 'deux mots' })],
    [{ name: '  ' }, fr('error.nameMissing')],
    [{ passTo: to('robot', true) }, fr('error.notAPerson')],
    [{ passTo: to('ben') }, fr('error.passToSelf')],
  ])('is refused with %o, and keeps everything that was typed', async (mistake, words) => {
    const typed = { word: 'racine', organisation: 'Le jardin', ...mistake };
    const answer = await introduce(session.ben, typed);
    expect(answerText(answer)).toContain(words);
    expect(answerText(answer)).toContain('Le jardin');
    const again = formOf(await session.ben.press(button(answer, fr('button.takeUpAgain'))));
    const { passTo, ...kept } = { passTo: undefined, ...typed };
    expect(filledIn(again)).toMatchObject({ ...kept, passTo: passTo?.id });
    expect((await goRound()).introductions).toEqual([]);
  });

  it('does not pass the stick to anybody who already spoke', async () => {
    await introduce(session.zoe, {});
    expect(answerText(await introduce(session.ben, { passTo: to('zoe') }))).toContain(
      fr('error.alreadySpoken', { person: person('zoe') }),
    );
  });

  it('is over once the workshop is', async () => {
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    expect(answerText(await open(session.ben))).toContain(
      fr('error.workshopClosed', { when: time(session.app.time.now, 'clock') }),
    );
  });

  it('can be corrected and taken back after the end, and the summary follows', async () => {
    await introduce(session.ben, {});
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    const mine = await session.ben.use('contributions');
    expect(labels(mine)).toContain(fr('button.editIntroduction'));
    expect(answerText(await introduce(session.ben, {}))).toContain(fr('receipt.summaryFollows'));
    const withdraw = button(mine, fr('button.withdrawIntroduction'));
    expect(answerText(await session.ben.press(withdraw))).toContain(fr('withdrawn.toldAgain'));
    expect((await goRound()).introductions).toEqual([]);
    expect((await session.workshop()).summaryAsked).toBe(3);
  });

  it('is refused for a workshop that never existed', async () => {
    const ref = goRoundActions.introduceOpen.ref({ workshop: 'none' });
    expect(answerText(await session.ben.press(ref))).toContain(
      fr('error.noWorkshop', { reader: 'member' }),
    );
  });
});

const give = () => goRoundActions.stickGive.ref({ workshop: session.id });
const skip = () => goRoundActions.stickSkip.ref({ workshop: session.id });

describe('the facilitators’ stick buttons', () => {
  it('give it, without a further message', async () => {
    expect(await session.ana.choose(give(), to('ben'))).toEqual({ kind: 'quiet' });
    expect((await goRound()).holder).toBe('ben');
  });

  it('skip somebody who does not respond', async () => {
    await session.ana.choose(give(), to('ben'));
    expect(await session.ana.press(skip())).toEqual({ kind: 'quiet' });
    expect(await goRound()).toMatchObject({ holder: null, absent: ['ben'] });
    expect(answerText(await session.ana.press(skip()))).toBe(fr('error.nobodyHoldsStick'));
  });

  it('give it neither to a bot nor to nobody', async () => {
    expect(answerText(await session.ana.choose(give(), to('robot', true)))).toContain(
      fr('error.notAPerson'),
    );
    expect(answerText(await session.ana.press(give()))).toContain(fr('error.notAPerson'));
  });

  it('don’t work for participants', async () => {
    expect(answerText(await session.ben.choose(give(), to('zoe')))).toContain(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect(answerText(await session.ben.press(skip()))).toContain(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect((await goRound()).holder).toBeNull();
  });
});
