import { beforeEach, describe, expect, it } from 'vitest';
import { maxKept, maxForeword } from '../../src/board/domain/highlights.ts';
import { person } from '../../src/kernel/rich.ts';
import { summaryActions } from '../../src/summary/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import type { Guest } from '../support/guest.ts';
import {
  button,
  fieldOf,
  filledIn,
  formOf,
  labels,
  answerText,
  viewOf,
} from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
  await session.ana.use('exercise start', { exercise: 'needs' });
});

const ref = () => ({ workshop: session.id });
const highlights = async () => (await session.workshop()).highlights;
const onlyFacilitators = () =>
  fr('error.notFacilitator', { reader: 'member', people: person('ana') });

async function write(guest: Guest, idea: string, withoutName = false): Promise<string> {
  const form = formOf(await guest.use('contribute', { board: 'people' }));
  await guest.submit(form, { idea, 'without-name': withoutName ? ['yes'] : [] });
  return Object.keys((await session.workshop()).boards.contributions).at(-1) ?? '';
}

const openWord = (guest = session.ana) => guest.press(summaryActions.forewordOpen.ref(ref()));
const openIdeas = (guest = session.ana) => guest.press(summaryActions.ideas.ref(ref()));
const openBoard = (guest = session.ana, id = 'people') =>
  guest.choose(summaryActions.board.ref(ref()), id);
const choicesOf = (answer: Answer) =>
  (viewOf(answer).rows ?? []).flatMap((row) => (row.kind === 'choose' ? row.options : []));

describe('a word for the summary', () => {
  it('is typed, repeated to its author, and shown by the preview', async () => {
    const answer = await session.ana.submit(formOf(await openWord()), { word: ' Merci à vous ! ' });
    expect(answer.kind).toBe('private');
    expect(answerText(answer)).toBe(`${fr('done.worded')}\nMerci à vous !`);
    expect(labels(answer)).toEqual([fr('button.changeWord')]);
    expect(await highlights()).toMatchObject({ foreword: { text: 'Merci à vous !', by: 'ana' } });
    const preview = await session.ana.use('summary preview');
    expect(answerText(preview)).toContain('Merci à vous !\nLe mot de @ana');
    expect(labels(preview)).toContain(fr('button.changeWord'));
  });

  it('is found again in its form, to change or to take away', async () => {
    await session.ana.submit(formOf(await openWord()), { word: 'Merci' });
    const form = formOf(await openWord());
    expect(filledIn(form)).toEqual({ word: 'Merci' });
    expect(answerText(await session.ana.submit(form, { word: '' }))).toBe(fr('done.unworded'));
    expect((await highlights()).foreword).toBeNull();
  });

  it('that is too long is refused, and can be taken up again', async () => {
    const long = 'x'.repeat(maxForeword + 1);
    const answer = await session.ana.submit(formOf(await openWord()), { word: long });
    expect(answerText(answer)).toContain(fr('error.forewordTooLong', { max: maxForeword }));
    const again = await session.ana.press(button(answer, fr('button.takeUpAgain')));
    expect(filledIn(formOf(again))).toEqual({ word: long });
  });

  it('is a facilitator’s to write, also by a form that somebody kept', async () => {
    const form = formOf(await openWord());
    expect(answerText(await openWord(session.ben))).toBe(onlyFacilitators());
    expect(answerText(await session.ben.submit(form, { word: 'Moi !' }))).toBe(onlyFacilitators());
    expect((await highlights()).foreword).toBeNull();
  });

  it('waits for an update where the summary stands already, and says so', async () => {
    await session.ana.press(agendaActions.endConfirm.ref(ref()));
    const answer = await session.ana.submit(formOf(await openWord()), { word: 'Merci' });
    expect(answerText(answer)).toContain(fr('ideas.notPosted'));
    await session.ana.press(button(answer, fr('button.updateSummary')));
    expect((await session.workshop()).summaryAsked).toBe(2);
  });
});

describe('choosing the ideas', () => {
  it('says when there is nothing to choose', async () => {
    expect(answerText(await openIdeas())).toBe(fr('ideas.none'));
  });

  it('offers the boards where something was said, then what was said there', async () => {
    const first = await write(session.ben, 'des lilas');
    const second = await write(session.ben, 'un banc', true);
    const panel = await openIdeas();
    expect(answerText(panel)).toContain(fr('ideas.count', { count: 0 }));
    expect(choicesOf(panel)).toEqual([
      { id: 'people', label: 'Les gens', help: '2\u00A0contributions' },
    ]);
    const field = fieldOf(formOf(await openBoard()), 'ideas');
    expect(field).toMatchObject({
      kind: 'someOf',
      label: 'Les gens',
      options: [
        { id: first, label: 'des lilas', help: 'ben' },
        { id: second, label: 'un banc', help: fr('contribution.anonymous') },
      ],
      values: [],
    });
  });

  it('keeps what is ticked, shows it, and lets it go', async () => {
    await write(session.ben, 'des lilas');
    const id = await write(session.ben, 'un banc', true);
    const panel = await session.ana.submit(formOf(await openBoard()), { ideas: [id] });
    expect(answerText(panel)).toContain(`${fr('ideas.count', { count: 1 })}\nun banc — anonyme`);
    expect(choicesOf(panel)[0]?.help).toBe('2\u00A0contributions, 1\u00A0retenue');
    expect((await highlights()).kept).toEqual([id]);
    const form = formOf(await openBoard());
    expect(filledIn(form)).toEqual({ ideas: [id] });
    await session.ana.submit(form, { ideas: [] });
    expect((await highlights()).kept).toEqual([]);
  });

  it('holds a list’s length: what is kept already, then the latest', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n += 1) ids.push(await write(session.ben, `idée ${n}`));
    await session.ana.press(boardActions.ideaMark.ref({ ...ref(), contribution: ids[0] ?? '' }));
    const field = fieldOf(formOf(await openBoard()), 'ideas');
    if (field.kind !== 'someOf') throw new Error('no list');
    expect(field.help).toBe(fr('form.ideas.latest', { max: maxKept, shown: 25 }));
    expect(field.options.map(({ id }) => id)).toEqual([ids[0], ...ids.slice(6)]);
  });

  it('refuses too many, and keeps what was ticked', async () => {
    const ids: string[] = [];
    for (let n = 0; n <= maxKept; n += 1) ids.push(await write(session.ben, `idée ${n}`));
    const answer = await session.ana.submit(formOf(await openBoard()), { ideas: ids });
    expect(answerText(answer)).toContain(fr('error.tooManyIdeas', { max: maxKept }));
    const again = await session.ana.press(button(answer, fr('button.takeUpAgain')));
    expect(filledIn(formOf(again))).toEqual({ ideas: ids });
  });

  it('is for facilitators, at every gesture', async () => {
    const id = await write(session.ben, 'des lilas');
    const form = formOf(await openBoard());
    expect(answerText(await openIdeas(session.ben))).toBe(onlyFacilitators());
    expect(answerText(await openBoard(session.ben))).toBe(onlyFacilitators());
    expect(answerText(await session.ben.submit(form, { ideas: [id] }))).toBe(onlyFacilitators());
    expect((await highlights()).kept).toEqual([]);
  });

  it('is announced in English to people who read English', async () => {
    await write(session.ben, 'des lilas');
    const kim = session.app.as('kim', { managesEvents: true, language: 'en-US' });
    expect(answerText(await openIdeas(kim))).toContain(en('ideas.count', { count: 0 }));
    expect(formOf(await openBoard(kim)).title).toBe(en('form.ideas.title'));
  });

  it('answers clearly for a board that is empty, or none', async () => {
    expect(answerText(await openBoard())).toBe(fr('error.contributionUnknown'));
    expect(answerText(await openBoard(session.ana, 'nothing'))).toBe(
      fr('error.contributionUnknown'),
    );
  });
});

describe('a contribution that a facilitator reads', () => {
  it('is marked by its button, and unmarked by the one that takes its place', async () => {
    const id = await write(session.ben, 'des lilas');
    const read = boardActions.contributionRead.ref({ ...ref(), contribution: id });
    const shown = await session.ana.press(read);
    expect(labels(shown)).toEqual([fr('button.mark')]);
    const marked = await session.ana.press(button(shown, fr('button.mark')));
    expect(answerText(marked)).toBe(`${fr('done.marked')}\ndes lilas — @ben`);
    expect((await highlights()).kept).toEqual([id]);
    const unmarked = await session.ana.press(button(marked, fr('button.unmark')));
    expect(answerText(unmarked)).toContain(fr('done.unmarked'));
    expect((await highlights()).kept).toEqual([]);
  });

  it('has no such button for anybody else, who could not press it either', async () => {
    const id = await write(session.ben, 'des lilas');
    const ids = { ...ref(), contribution: id };
    expect(labels(await session.zoe.press(boardActions.contributionRead.ref(ids)))).toEqual([]);
    expect(answerText(await session.zoe.press(boardActions.ideaMark.ref(ids)))).toBe(
      onlyFacilitators(),
    );
  });
});
