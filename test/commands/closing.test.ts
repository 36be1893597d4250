import { beforeEach, describe, expect, it } from 'vitest';
import { time } from '../support/times.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import type { Form } from '../../src/kernel/view/view.ts';
import { closing } from '../support/closing-template.ts';
import { button, filledIn, formOf, labels, answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';
import { smallTemplate } from '../support/small-template.ts';

const minute = 60_000;

let session: Session;
/** When the exercise of thirty minutes, which closes its board, ends. */
let ends: number;
beforeEach(async () => {
  session = await openSession(closing(smallTemplate));
  await session.ana.use('exercise start', { exercise: 'needs' });
  ends = session.app.time.now + 30 * minute;
});

const wait = (minutes: number) => void (session.app.time.now += minutes * minute);
const extend = () => session.ana.press(agendaActions.extend.ref({ workshop: session.id }));
const entries = async () => Object.values((await session.workshop()).boards.contributions);
const ids = () => ({ workshop: session.id, board: 'signed', form: 'many' });
const form = async (): Promise<Form> =>
  formOf(await session.ben.press(boardActions.contributeOpen.ref(ids())));
const hour = () => ({
  when: time(ends, 'relative'),
  clock: time(ends, 'clock'),
  reader: 'member',
});
const timeUp = () => fr('error.boardTimeUp', hour());
const entryRef = (contribution: string) => ({ workshop: session.id, contribution });

describe('a form that was opened before the end and is sent after it', () => {
  it('is refused with since when, what to do, and every word that was typed', async () => {
    const opened = await form();
    wait(31);
    const late = await session.ben.submit(opened, { idea: 'un four à pain' });
    expect(answerText(late)).toBe(`${timeUp()}\n${fr('error.kept')}\nIdée\nun four à pain`);
    expect(await entries()).toEqual([]);
  });

  it('is ready to be sent again once minutes were added', async () => {
    const opened = await form();
    wait(31);
    const late = await session.ben.submit(opened, { idea: 'un four à pain' });
    const again = button(late, fr('button.takeUpAgain'));
    // While the board is still closed the form opens, so that the words can be looked over meanwhile.
    const still = formOf(await session.ben.press(again));
    expect(filledIn(still)).toMatchObject({ idea: 'un four à pain' });
    expect(answerText(await session.ben.submit(still))).toContain(timeUp());
    await extend();
    const reopened = formOf(await session.ben.press(again));
    expect(answerText(await session.ben.submit(reopened))).toContain('un four à pain');
    expect(await entries()).toMatchObject([{ values: { idea: 'un four à pain' } }]);
  });

  it('is announced in English to people who read English', async () => {
    const opened = formOf(await session.kim.press(boardActions.contributeOpen.ref(ids())));
    wait(30);
    const late = await session.kim.submit(opened, { idea: 'a bread oven' });
    expect(answerText(late)).toContain(en('error.boardTimeUp', hour()));
    expect(answerText(late)).toContain('a bread oven');
  });

  it('is refused as well when the workshop moved on', async () => {
    const opened = await form();
    await session.ana.use('workshop next');
    const late = await session.ben.submit(opened, { idea: 'un four' });
    expect(answerText(late)).toContain(fr('error.boardOfAnotherStep', { reader: 'member' }));
    expect(answerText(late)).toContain('un four');
    await session.ana.use('workshop back');
    const again = formOf(await session.ben.press(button(late, fr('button.takeUpAgain'))));
    expect(answerText(await session.ben.submit(again))).toContain('un four');
  });
});

describe('a board that is closed', () => {
  it('says so before anybody writes, from whichever way they come', async () => {
    wait(30);
    const ways = [
      await session.ben.use('contribute', { board: 'signed' }),
      await session.ben.press(
        boardActions.contributeOn.ref({ workshop: session.id, board: 'signed' }),
      ),
      await session.ben.press(boardActions.contributeOpen.ref(ids())),
    ];
    for (const answer of ways) expect(answerText(answer)).toBe(timeUp());
  });

  it('is not offered, and is again when it opens', async () => {
    const menu = boardActions.contributeMenu.ref({ workshop: session.id });
    wait(30);
    expect(await session.ben.complete('contribute', 'board')).toEqual([]);
    expect(answerText(await session.ben.press(menu))).toBe(fr('contribute.noBoard'));
    await extend();
    expect(await session.ben.complete('contribute', 'board')).toHaveLength(1);
    expect(labels(await session.ben.press(menu))).toHaveLength(2);
  });

  it('takes no message that somebody points at', async () => {
    await session.app.context.streams.workshops.update(session.id, null, () => ({
      ok: true,
      value: [{ type: 'thread.opened', key: 'thread:signed', channel: 't-signed' }],
    }));
    const ben = session.app.as('ben', { thread: 't-signed' });
    const message = { id: 'm1', author: { id: 'zoe', name: 'Zoé' }, text: 'des lilas' };
    wait(30);
    expect(answerText(await ben.point('collect', message))).toBe(timeUp());
    await extend();
    expect(answerText(await ben.point('collect', message))).toContain(
      fr('done.collected', { author: { kind: 'person', id: 'zoe' } }),
    );
  });
});

describe('what one wrote on a board that has closed since', () => {
  let id: string;
  beforeEach(async () => {
    await session.ben.submit(await form(), { idea: 'un four' });
    id = (await entries())[0]?.id ?? '';
  });
  const edit = () => session.ben.press(boardActions.contributionEdit.ref(entryRef(id)));

  it('can be withdrawn, but no longer edited', async () => {
    wait(30);
    const list = boardActions.mineChoose.ref({ workshop: session.id });
    expect(labels(await session.ben.choose(list, id))).toEqual([fr('button.withdraw')]);
    expect(answerText(await edit())).toBe(timeUp());
    const withdraw = boardActions.contributionWithdraw.ref(entryRef(id));
    expect(answerText(await session.ben.press(withdraw))).toBe(fr('done.withdrawn'));
  });

  it('keeps the words of an edit that came too late, to be sent again', async () => {
    const opened = formOf(await edit());
    wait(30);
    const late = await session.ben.submit(opened, { idea: 'un four à pain' });
    expect(answerText(late)).toBe(`${timeUp()}\n${fr('error.kept')}\nIdée\nun four à pain`);
    expect(await entries()).toMatchObject([{ values: { idea: 'un four' } }]);
    await extend();
    const again = formOf(await session.ben.press(button(late, fr('button.takeUpAgain'))));
    await session.ben.submit(again);
    expect(await entries()).toMatchObject([{ values: { idea: 'un four à pain' } }]);
  });
});
