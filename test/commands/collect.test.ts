import { beforeEach, describe, expect, it } from 'vitest';
import { person } from '../../src/kernel/rich.ts';
import { boardActions } from '../../src/board/view/actions.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import type { Guest } from '../support/guest.ts';
import { answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

const zoe = { id: 'zoe', name: 'Zoé' };
const message = (text: string, author: object = {}) => ({
  id: 'm1',
  author: { ...zoe, ...author },
  text,
});

let session: Session;
let inThread: Guest;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
  await session.app.context.streams.workshops.update(session.id, null, () => ({
    ok: true,
    value: [
      { type: 'thread.opened', key: 'thread:people', channel: 't-people' },
      { type: 'thread.opened', key: 'thread:facilitators', channel: 't-animation' },
    ],
  }));
  inThread = session.app.as('ben', { thread: 't-people' });
});

const entries = async () => Object.values((await session.workshop()).boards.contributions);

describe('collecting a message', () => {
  it('makes it a contribution of its author, and says whose', async () => {
    const answer = await inThread.point('collect', message(' des lilas '));
    expect(answerText(answer)).toBe(fr('done.collected', { author: person('zoe') }));
    expect(await entries()).toMatchObject([
      { board: 'people', author: 'zoe', authorName: 'Zoé', words: 'des lilas', source: 'm1' },
    ]);
  });

  it('answers in English to people who read English', async () => {
    const kim = session.app.as('kim', { thread: 't-people', language: 'en-GB' });
    expect(answerText(await kim.point('collect', message('lilacs')))).toBe(
      en('done.collected', { author: person('zoe') }),
    );
  });

  it('takes a message once, and again only from its author once it was withdrawn', async () => {
    await inThread.point('collect', message('des lilas'));
    expect(answerText(await inThread.point('collect', message('des lilas')))).toBe(
      fr('error.alreadyCollected'),
    );
    const [entry] = await entries();
    const ref = { workshop: session.id, contribution: entry?.id ?? '' };
    expect(answerText(await session.zoe.press(boardActions.contributionWithdraw.ref(ref)))).toBe(
      fr('done.withdrawn'),
    );
    expect(answerText(await inThread.point('collect', message('des lilas')))).toBe(
      fr('error.withdrawnByAuthor'),
    );
    const author = session.app.as('zoe', { thread: 't-people' });
    expect(answerText(await author.point('collect', message('des lilas')))).toBe(
      fr('done.collected', { author: person('zoe') }),
    );
  });

  it.each([
    ['of a program', message('bip', { bot: true })],
    ['with nothing written', message('  ')],
  ])('takes none %s', async (_what, pointed) => {
    expect(answerText(await inThread.point('collect', pointed))).toBe(fr('error.nothingToCollect'));
  });

  it('takes none that is too long', async () => {
    expect(answerText(await inThread.point('collect', message('x'.repeat(4_001))))).toBe(
      fr('error.wordsTooLong', { max: 4_000 }),
    );
  });

  it.each([
    ['in the channel itself', {}],
    ['in a thread that is no board’s', { thread: 't-other' }],
    ['in the facilitators’ thread', { thread: 't-animation' }],
  ])('takes none %s', async (_what, place) => {
    const answer = await session.app.as('ben', place).point('collect', message('des lilas'));
    expect(answerText(answer)).toBe(fr('error.noBoardHere'));
    expect(await entries()).toEqual([]);
  });

  it('says that the channel has no workshop, also once it has ended', async () => {
    const elsewhere = session.app.as('ben', { channel: 'd', thread: 't-people' });
    expect(answerText(await elsewhere.point('collect', message('x')))).toBe(
      fr('error.noWorkshop', { reader: 'member' }),
    );
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    expect(answerText(await inThread.point('collect', message('x')))).toBe(
      fr('error.noWorkshop', { reader: 'member' }),
    );
  });

  it('cannot be set right by a form, having had none', async () => {
    await inThread.point('collect', message('des lilas'));
    const [entry] = await entries();
    const ref = { workshop: session.id, contribution: entry?.id ?? '' };
    expect(answerText(await session.zoe.press(boardActions.contributionEdit.ref(ref)))).toBe(
      fr('error.contributionUnknown'),
    );
  });
});

describe('an ended workshop', () => {
  it('leaves what was collected to its author to withdraw', async () => {
    await inThread.point('collect', message('des lilas'));
    const [entry] = await entries();
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    const ref = { workshop: session.id, contribution: entry?.id ?? '' };
    expect(answerText(await session.zoe.press(boardActions.contributionWithdraw.ref(ref)))).toBe(
      `${fr('withdrawn.done')}\n${fr('withdrawn.toldAgain')}`,
    );
  });
});
