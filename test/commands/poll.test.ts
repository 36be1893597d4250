import { knownPoll } from '../../src/poll/cases.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { channel } from '../../src/kernel/rich.ts';
import { time } from '../support/times.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import type { Guest, Typed } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, fieldOf, filledIn, formOf, labels, answerText } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';

let app: TestApp;
let ana: Guest;
let ben: Guest;
beforeEach(async () => {
  app = await openTestApp();
  ana = app.as('ana', { managesEvents: true });
  ben = app.as('ben');
});

const question = { question: 'Quel jour ?', options: ' lundi \n\nmardi\n' };
const create = async (typed: Typed = {}) =>
  ana.submit(formOf(await ana.use('poll create')), { ...question, ...typed });

async function opened(typed: Typed = {}): Promise<string> {
  await ana.press(button(await create(typed), fr('button.openPoll')));
  const community = await app.context.streams.communities.read('g');
  return (community.ok ? community.value.polls.at(-1)?.id : undefined) ?? '';
}

const vote = async (guest: Guest, poll: string, typed: Typed) =>
  guest.submit(formOf(await guest.press(pollActions.vote.ref({ poll }))), typed);
const found = async (poll: string) => {
  const read = await knownPoll(app.context, poll);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};
const closedNow = () => time(app.time.now, 'moment');

describe('/poll create', () => {
  it('asks for a question and its options, with the usual rules chosen', async () => {
    const form = formOf(await ana.use('poll create'));
    expect(filledIn(form)).toEqual({ question: '', options: '', rules: ['ifNeedBe'], closes: '' });
  });

  it('shows the poll to its author alone, to be read once more', async () => {
    const answer = await create();
    expect(answer.kind).toBe('private');
    expect(answerText(answer)).toContain(fr('poll.review'));
    expect(answerText(answer)).toContain('Quel jour ?');
    expect(labels(answer)).toEqual([fr('button.openPoll'), fr('button.revisePoll')]);
    expect(app.changed).toEqual([{ kind: 'poll', id: expect.any(String) }]);
  });

  it.each<[string, Typed, string]>([
    ['no question', { question: ' ' }, fr('error.questionMissing')],
    ['one option', { options: 'lundi' }, fr('error.tooFewOptions', { min: 2 })],
    [
      'too many options',
      { options: Array.from({ length: 21 }, (_, n) => `jour ${n}`).join('\n') },
      fr('error.tooManyOptions', { max: 20 }),
    ],
    ['an option twice', { options: 'lundi\nLundi' }, fr('error.optionTwice', { option: 'lundi' })],
    [
      'an option too long',
      { options: `${'x'.repeat(81)}\nmardi` },
      fr('error.optionTooLong', { option: 'x'.repeat(81), max: 80 }),
    ],
  ])('is refused with %s, and loses nothing', async (_what, mistake, words) => {
    const typed = { ...question, rules: ['hidden', 'anonymous'], closes: '', ...mistake };
    const answer = await create(typed);
    expect(answerText(answer).toLowerCase()).toContain(words.toLowerCase());
    const again = formOf(await ana.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toEqual(typed);
    expect(await ana.complete('poll open', 'poll')).toEqual([]);
  });

  it('is refused to a participant, before and after the form', async () => {
    const form = formOf(await ana.use('poll create'));
    const kim = app.as('kim', { language: 'en-US' });
    expect(answerText(await kim.use('poll create'))).toBe(en('error.notPollFacilitator'));
    expect(answerText(await ben.submit(form, question))).toBe(fr('error.notPollFacilitator'));
  });

  it('is also for people who were handed the channel’s workshop', async () => {
    await ana.use('workshop start', { template: 'small' });
    await ana.use('workshop handover', { to: { id: 'ben', name: 'Ben' } });
    expect((await ben.use('poll create')).kind).toBe('form');
  });
});

describe('opening and closing a poll', () => {
  it('is done by button once it was read, or by name', async () => {
    const answer = await ana.press(button(await create(), fr('button.openPoll')));
    expect(answer.kind).toBe('replace');
    expect(answerText(answer)).toBe(fr('done.pollOpened'));
    await create({ question: 'Quelle heure ?' });
    const [draft, ...others] = await ana.complete('poll open', 'poll', 'HEURE');
    expect(draft?.label).toBe('Quelle heure ?');
    expect(others).toEqual([]);
    expect(answerText(await ana.use('poll open', { poll: draft?.id }))).toBe(fr('done.pollOpened'));
  });

  it('does not promise a card where Palabre may not show one', async () => {
    const draft = button(await create(), fr('button.openPoll'));
    const where = app.as('ana', { managesEvents: true, botLacks: ['send', 'attachFiles'] });
    expect(answerText(await where.press(draft))).toBe(
      fr('done.pollOpenedUnseen', {
        channel: channel('c'),
        permissions: fr('permission.send'),
      }),
    );
  });

  it('is done once each', async () => {
    const poll = await opened();
    expect(answerText(await ana.use('poll open', { poll }))).toBe(fr('error.pollAlreadyOpen'));
    expect(answerText(await ana.use('poll close', { poll }))).toBe(fr('done.pollClosed'));
    const closed = fr('error.pollClosed', { when: closedNow() });
    expect(answerText(await ana.use('poll close', { poll }))).toBe(closed);
    expect(answerText(await ben.press(pollActions.vote.ref({ poll })))).toBe(closed);
  });

  it('is refused to a participant', async () => {
    const poll = await opened();
    expect(answerText(await ben.use('poll close', { poll }))).toBe(fr('error.notPollFacilitator'));
    const answer = await ben.press(pollActions.open.ref({ poll }));
    expect(answerText(answer)).toBe(fr('error.notPollFacilitator'));
  });

  it('is refused for a poll nobody knows, and for one not open yet', async () => {
    expect(answerText(await ana.use('poll open', { poll: 'none' }))).toBe(fr('error.pollUnknown'));
    await create();
    const [draft] = await ana.complete('poll open', 'poll');
    expect(answerText(await ana.use('poll close', { poll: draft?.id }))).toBe(
      fr('error.pollNotOpen', { reader: 'facilitator' }),
    );
  });

  it('offers to close those of this channel that are open', async () => {
    const poll = await opened();
    await create({ question: 'Quelle heure ?' });
    expect(await ana.complete('poll close', 'poll')).toEqual([{ id: poll, label: 'Quel jour ?' }]);
    const elsewhere = app.as('ana', { managesEvents: true, channel: 'd' });
    expect(await elsewhere.complete('poll close', 'poll')).toEqual([]);
  });
});

describe('voting', () => {
  it('tells in the poll’s words what was recorded', async () => {
    const poll = await opened();
    const answer = await vote(ben, poll, { yes: ['o1'] });
    expect(answerText(answer)).toContain(`${fr('receipt.yes')} lundi`);
    expect(answerText(answer)).toContain(`${fr('receipt.no')} mardi`);
    expect(labels(answer)).toEqual([fr('button.changeVote'), fr('button.withdrawVote')]);
    expect((await found(poll)).ballots['ben']).toMatchObject({ yes: ['o1'], ifNeedBe: [] });
  });

  it('opens the ballot again as it was cast, and keeps the last', async () => {
    const poll = await opened();
    const receipt = await vote(ben, poll, { yes: ['o1'], ifNeedBe: ['o2'] });
    const again = formOf(await ben.press(button(receipt, fr('button.changeVote'))));
    expect(filledIn(again)).toMatchObject({ yes: ['o1'], ifNeedBe: ['o2'] });
    await ben.submit(again, { yes: [], ifNeedBe: [] });
    expect(await found(poll)).toMatchObject({ voters: 1, ballots: { ben: { yes: [] } } });
  });

  it('counts as a yes what was ticked twice, and says so', async () => {
    const poll = await opened();
    const answer = await vote(app.as('kim', { language: 'en-US' }), poll, {
      yes: ['o1'],
      ifNeedBe: ['o1', 'o2'],
    });
    expect(answerText(answer)).toContain(en('receipt.both', { count: 1 }));
    expect((await found(poll)).ballots['kim']).toMatchObject({ yes: ['o1'], ifNeedBe: ['o2'] });
  });

  it('has two stances where the poll has two', async () => {
    const poll = await opened({ rules: [] });
    const form = formOf(await ben.press(pollActions.vote.ref({ poll })));
    expect(form.fields.map(({ id }) => id)).toEqual(['yes', 'comment']);
  });

  it('may be withdrawn, once', async () => {
    const poll = await opened();
    const receipt = await vote(ben, poll, { yes: ['o1'] });
    const withdraw = button(receipt, fr('button.withdrawVote'));
    expect(answerText(await ben.press(withdraw))).toBe(fr('done.voteWithdrawn'));
    expect(answerText(await ben.press(withdraw))).toBe(fr('error.noBallot'));
    expect((await found(poll)).voters).toBe(0);
  });

  it('waits until the poll is open', async () => {
    await create();
    const [draft] = await ana.complete('poll open', 'poll');
    const ref = pollActions.vote.ref({ poll: draft?.id ?? '' });
    expect(answerText(await ben.press(ref))).toBe(fr('error.pollNotOpen', { reader: 'member' }));
  });

  it('is refused for an option that is not there, and for a poll nobody knows', async () => {
    const poll = await opened();
    expect(answerText(await vote(ben, poll, { yes: ['o9'] }))).toContain(fr('error.unknownOption'));
    expect(answerText(await ben.press(pollActions.vote.ref({ poll: 'none' })))).toBe(
      fr('error.pollUnknown'),
    );
  });

  it('is refused once the poll closed while the ballot was being filled', async () => {
    const poll = await opened();
    const form = formOf(await ben.press(pollActions.vote.ref({ poll })));
    expect(fieldOf(form, 'yes')).toMatchObject({ kind: 'someOf', required: false });
    await ana.use('poll close', { poll });
    expect(answerText(await ben.submit(form, { yes: ['o1'] }))).toBe(
      fr('error.pollClosed', { when: closedNow() }),
    );
  });
});

describe('/poll results', () => {
  it('shows everyone the latest poll of the channel, or the one named', async () => {
    const first = await opened();
    await opened({ question: 'Quelle heure ?' });
    await vote(ben, first, { yes: ['o1'] });
    expect(answerText(await ben.use('poll results'))).toContain('Quelle heure ?');
    const named = await ben.use('poll results', { poll: first });
    expect(answerText(named)).toContain('Quel jour ?');
    expect(answerText(named)).toContain(fr('poll.voters', { count: 1 }));
    expect(labels(named)).toEqual([]);
  });

  it('says that there is none', async () => {
    expect(answerText(await ben.use('poll results'))).toBe(
      fr('error.noPollHere', { reader: 'member' }),
    );
    await opened();
    const elsewhere = app.as('ben', { channel: 'd' });
    expect(answerText(await elsewhere.use('poll results'))).toBe(
      fr('error.noPollHere', { reader: 'member' }),
    );
  });

  it('keeps to itself a poll that is still being prepared', async () => {
    await create();
    expect(answerText(await ben.use('poll results'))).toBe(
      fr('error.noPollHere', { reader: 'member' }),
    );
    const [draft] = await ana.complete('poll open', 'poll');
    expect(answerText(await ben.use('poll results', { poll: draft?.id }))).toBe(
      fr('error.pollNotOpen', { reader: 'member' }),
    );
    expect(await ben.complete('poll results', 'poll')).toEqual([]);
  });

  it('waits for the close where the poll says so, for facilitators too', async () => {
    const poll = await opened({ rules: ['hidden'] });
    expect(answerText(await ana.use('poll results', { poll }))).toBe(fr('error.resultsHidden'));
    await ana.use('poll close', { poll });
    expect(answerText(await ben.use('poll results', { poll }))).toContain('Quel jour ?');
  });
});

describe('a workshop’s own poll', () => {
  let session: Session;
  beforeEach(async () => {
    session = await openSession();
    for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
    await session.upkeep();
  });

  it('is open, found by name, and closed by the workshop’s facilitators', async () => {
    await session.ana.use('workshop handover', { to: { id: 'ben', name: 'Ben' } });
    const [offered] = await session.ben.complete('poll close', 'poll', 'outil');
    expect(offered?.label).toBe('Quel outil\u202F?');
    expect(answerText(await session.zoe.use('poll close', { poll: offered?.id }))).toBe(
      fr('error.notPollFacilitator'),
    );
    expect(answerText(await session.ben.use('poll close', { poll: offered?.id }))).toBe(
      fr('done.pollClosed'),
    );
  });
});
