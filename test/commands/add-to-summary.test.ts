import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkshopEvent } from '../../src/workshop/domain/state.ts';
import { person } from '../../src/kernel/rich.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { formOf, answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

const palabre = { id: 'bot', name: 'Palabre', bot: true };
/** A message as somebody points at it: Palabre's own posts have no words of their own. */
const post = (id: string) => ({ id, author: palabre, text: '' });

let session: Session;
let contribution: string;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
  const form = formOf(await session.ben.use('contribute', { board: 'people' }));
  await session.ben.submit(form, { idea: 'des lilas', 'without-name': ['yes'] });
  contribution = Object.keys((await session.workshop()).boards.contributions)[0] ?? '';
  await record(
    { type: 'thread.opened', key: 'thread:people', channel: 't-people' },
    placed('agenda', 'm-agenda'),
    placed(`contribution:${contribution}`, 'm-lilacs'),
  );
});

const placed = (key: string, message: string): WorkshopEvent => ({
  type: 'post.placed',
  key,
  channel: 't-people',
  message,
  revision: '1',
});

async function record(...events: WorkshopEvent[]): Promise<void> {
  const { workshops } = session.app.context.streams;
  await workshops.update(session.id, null, () => ({ ok: true, value: events }));
}

const inThread = (name: string, more = {}) =>
  session.app.as(name, { thread: 't-people', managesEvents: name === 'ana', ...more });
const point = (message: string, who = inThread('ana')) =>
  who.point('add-to-summary', post(message));
const kept = async () => (await session.workshop()).highlights.kept;

describe('pointing at a contribution for the summary', () => {
  it('highlights it without naming an anonymous author; doing it again undoes it', async () => {
    expect(answerText(await point('m-lilacs'))).toBe(`${fr('done.marked')}\ndes lilas — anonyme`);
    expect(await kept()).toEqual([contribution]);
    expect(answerText(await point('m-lilacs'))).toContain(fr('done.unmarked'));
    expect(await kept()).toEqual([]);
  });

  it('answers in English to people who read English', async () => {
    const kim = inThread('kim', { managesEvents: true, language: 'en-GB' });
    expect(answerText(await point('m-lilacs', kim))).toContain(en('done.marked'));
  });

  it('works on the very message that was collected, too', async () => {
    const said = { id: 'm-plain', author: { id: 'zoe', name: 'Zoé' }, text: 'un banc' };
    await inThread('ben').point('collect', said);
    const answer = await inThread('ana').point('add-to-summary', said);
    expect(answerText(answer)).toBe(`${fr('done.marked')}\nun banc — @zoe`);
  });

  it('is for facilitators', async () => {
    expect(answerText(await point('m-lilacs', inThread('ben')))).toBe(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['the agenda', 'm-agenda'],
    ['what is none of Palabre’s', 'm-else'],
  ])('says that %s is no contribution', async (_what, message) => {
    expect(answerText(await point(message))).toBe(fr('error.notAContribution'));
  });

  it('does not find what was withdrawn', async () => {
    const ids = { workshop: session.id, contribution };
    await session.ben.press(boardActions.contributionWithdraw.ref(ids));
    expect(answerText(await point('m-lilacs'))).toBe(fr('error.contributionUnknown'));
  });

  it('is refused where there never was a workshop', async () => {
    const elsewhere = inThread('ana', { channel: 'd' });
    expect(answerText(await point('m-lilacs', elsewhere))).toBe(
      fr('error.noWorkshop', { reader: 'facilitator' }),
    );
  });
});

describe('after the end', () => {
  beforeEach(async () => {
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    await session.upkeep();
  });

  it('still marks, and tells how the summary in the channel changes', async () => {
    expect(answerText(await point('m-lilacs'))).toContain(fr('ideas.notPosted'));
    expect(await kept()).toEqual([contribution]);
  });

  it('still marks in its own threads once the next workshop of the channel has begun', async () => {
    await session.ana.use('workshop start', { template: 'small' });
    await point('m-lilacs');
    expect(await kept()).toEqual([contribution]);
    expect(answerText(await point('m-else'))).toBe(fr('error.notAContribution'));
  });
});
