import { beforeEach, describe, expect, it } from 'vitest';
import { time } from '../support/times.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import type { Guest, Typed } from '../support/guest.ts';
import { button, filledIn, formOf, labels, answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
});

const openPillar = () => session.ana.use('pillar open', { pillar: 'community' });
const startExercise = () => session.ana.use('exercise start', { exercise: 'needs' });
const entries = async () => Object.values((await session.workshop()).boards.contributions);
const fill = async (guest: Guest, board: string, typed: Typed) =>
  guest.submit(formOf(await guest.use('contribute', { board })), typed);
const signed = (form: string) =>
  boardActions.contributeOpen.ref({ workshop: session.id, board: 'signed', form });

describe('/contribute', () => {
  it('opens the board’s form, and tells exactly what was recorded', async () => {
    await openPillar();
    const answer = await fill(session.ben, 'people', { idea: ' des lilas ' });
    expect(answerText(answer)).toBe(
      `${fr('receipt.recorded', { board: 'Les gens' })}\nIdée\ndes lilas`,
    );
    expect(labels(answer)).toEqual([fr('button.edit'), fr('button.withdraw')]);
    expect(await entries()).toMatchObject([
      { author: 'ben', anonymous: false, values: { idea: 'des lilas' } },
    ]);
  });

  it('answers in English to people who read English', async () => {
    await openPillar();
    expect(answerText(await fill(session.kim, 'people', { idea: 'lilacs' }))).toContain(
      en('receipt.recorded', { board: 'The people' }),
    );
  });

  it('does not name people who asked not to be named', async () => {
    await openPillar();
    const answer = await fill(session.ben, 'people', {
      idea: 'des lilas',
      'without-name': ['yes'],
    });
    expect(answerText(answer)).toContain(fr('receipt.anonymous'));
    expect(await entries()).toMatchObject([{ anonymous: true }]);
    expect((await session.workshop()).people).toEqual({});
  });

  it('asks which form, where a board has several', async () => {
    await startExercise();
    const answer = await session.ben.use('contribute', { board: 'signed' });
    expect(labels(answer)).toEqual(['1.1 Signé · J’écris (one)', '1.1 Signé · J’écris (many)']);
    const form = formOf(await session.ben.press(button(answer, '1.1 Signé · J’écris (many)')));
    expect(answerText(await session.ben.submit(form, { idea: 'de l’eau' }))).toContain('de l’eau');
  });

  it('is refused on a board that is not open, before anything is written', async () => {
    const answer = await session.ben.use('contribute', { board: 'people' });
    expect(answerText(answer)).toContain(fr('error.boardNotOpen', { reader: 'member' }));
    expect(answerText(await session.ben.press(signed('one')))).toContain(
      fr('error.boardNotOpen', { reader: 'member' }),
    );
  });

  it('is refused on a board nobody knows, and where there is no workshop', async () => {
    expect(answerText(await session.ben.use('contribute', { board: 'none' }))).toContain(
      fr('error.boardUnknown'),
    );
    expect(answerText(await session.ben.press(signed('none')))).toContain(fr('error.boardUnknown'));
    const elsewhere = session.app.as('ben', { channel: 'd' });
    expect(answerText(await elsewhere.use('contribute', { board: 'people' }))).toContain(
      fr('error.noWorkshop', { reader: 'member' }),
    );
  });

  it('is over when the workshop is', async () => {
    await openPillar();
    const form = formOf(await session.ben.use('contribute', { board: 'people' }));
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    const late = await session.ben.submit(form, { idea: 'trop tard' });
    expect(answerText(late)).toContain(
      fr('error.workshopClosed', { when: time(session.app.time.now, 'clock') }),
    );
    expect(answerText(late)).toContain('trop tard');
    const ref = boardActions.contributeOpen.ref({
      workshop: session.id,
      board: 'people',
      form: 'answer',
    });
    expect(answerText(await session.ben.press(ref))).toContain(
      fr('error.workshopClosed', { when: time(session.app.time.now, 'clock') }),
    );
  });

  it.each<[string, Typed, string]>([
    ['nothing written', {}, fr('error.fieldMissing')],
    ['a field too long', { needed: 'x'.repeat(41) }, fr('error.fieldTooLong', { max: 40 })],
    ['two words for one', { needed: 'eau', word: 'de pluie' }, fr('error.fieldNotOneWord')],
  ])('is refused with %s, and loses nothing', async (_what, typed, words) => {
    await startExercise();
    const form = formOf(await session.ben.press(signed('one')));
    const answer = await session.ben.submit(form, typed);
    expect(answerText(answer)).toContain(words);
    const again = formOf(await session.ben.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toEqual({ needed: '', word: '', ...typed });
    expect(await entries()).toEqual([]);
  });

  it('is refused with nothing at all written', async () => {
    await openPillar();
    expect(answerText(await fill(session.ben, 'people', { idea: ' ' }))).toContain(
      fr('error.contributionEmpty'),
    );
  });

  it('offers the boards that are open, the latest first', async () => {
    expect(await session.ben.complete('contribute', 'board')).toEqual([]);
    await openPillar();
    await startExercise();
    expect(await session.ben.complete('contribute', 'board')).toEqual([
      { id: 'signed', label: '1.1 Signé' },
      { id: 'people', label: 'Les gens' },
    ]);
    expect(await session.kim.complete('contribute', 'board', 'PEOPLE')).toEqual([
      { id: 'people', label: 'The people' },
    ]);
    expect(await session.app.as('ben', { channel: 'd' }).complete('contribute', 'board')).toEqual(
      [],
    );
  });
});

const menu = () => boardActions.contributeMenu.ref({ workshop: session.id });

describe('the menu of boards', () => {
  it('says that none is open, then has a button for each form', async () => {
    expect(answerText(await session.ben.press(menu()))).toContain(fr('contribute.noBoard'));
    await openPillar();
    await startExercise();
    expect(labels(await session.ben.press(menu()))).toEqual([
      'Les gens',
      '1.1 Signé · J’écris (one)',
      '1.1 Signé · J’écris (many)',
    ]);
  });
});
