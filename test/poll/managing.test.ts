import { knownPoll } from '../../src/poll/cases.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderModal } from '../../src/platforms/discord/modal.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { pollCard } from '../../src/poll/view/card.ts';
import type { Guest, Typed } from '../support/guest.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, filledIn, formOf, labels, answerText } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { texts } from '../support/texts.ts';

const inFrench = texts.translatorOf('fr', 'America/Toronto');
let app: TestApp;
let ana: Guest;
let ben: Guest;
beforeEach(async () => {
  app = await openTestApp();
  ana = app.as('ana', { managesEvents: true });
  ben = app.as('ben');
});

const usual = { question: 'Quel jour ?', options: 'lundi\nmardi' };
const create = async (typed: Typed = {}) =>
  ana.submit(formOf(await ana.use('poll create')), { ...usual, ...typed });
const state = async (id: string) => {
  const read = await knownPoll(app.context, id);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};

async function listed(): Promise<string> {
  const community = await app.context.streams.communities.read('g');
  return (community.ok ? community.value.polls.at(-1)?.id : undefined) ?? '';
}

async function opened(typed: Typed = {}): Promise<string> {
  await ana.press(button(await create(typed), fr('button.openPoll')));
  return listed();
}

const vote = async (guest: Guest, poll: string, typed: Typed) =>
  guest.submit(formOf(await guest.press(pollActions.vote.ref({ poll }))), typed);

describe('a poll that is being prepared', () => {
  it('may start from one of a template', async () => {
    const [offered] = await ana.complete('poll create', 'model');
    expect(offered?.label).toBe('Quel outil\u202F?');
    const form = formOf(await ana.use('poll create', { model: offered?.id }));
    expect(filledIn(form)).toMatchObject({ question: 'Quel outil\u202F?', rules: ['ifNeedBe'] });
    expect(String(filledIn(form)['options']).split('\n').length).toBeGreaterThan(1);
    expect(answerText(await ana.use('poll create', { model: 'none' }))).toContain('none');
  });

  it('is corrected in the form that it came from, and read once more', async () => {
    const closes = '2026-02-01 17:00';
    const review = await create({ rules: ['hidden', 'approval'], closes });
    const form = formOf(await ana.press(button(review, fr('button.revisePoll'))));
    expect(filledIn(form)).toEqual({ ...usual, rules: ['hidden', 'approval'], closes });
    const again = await ana.submit(form, { options: 'samedi (max 3)\ndimanche', rules: [] });
    expect(ordinarySpaces(answerText(again))).toContain(
      `samedi (${ordinarySpaces(fr('poll.places', { count: 3 }))})`,
    );
    expect(labels(again)).toEqual([fr('button.openPoll'), fr('button.revisePoll')]);
    const { setUp } = await state(await listed());
    expect(setUp).toMatchObject({
      rules: { ifNeedBe: false, resultsWhileOpen: true },
      closesAt: Date.UTC(2026, 1, 1, 22),
    });
  });

  it.each<[string, Typed, string]>([
    [
      'an hour it cannot read',
      { closes: 'un jour' },
      fr('error.momentUnclear', { typed: 'un jour' }),
    ],
    [
      'half a day',
      { closes: 'demain matin' },
      fr('error.hourMissing', { typed: 'demain matin', hour: '10 h' }),
    ],
    ['an hour gone by', { closes: '2026-01-01' }, fr('error.closesTooSoon', { count: 5 })],
    ['a far too long vote', { closes: '2027-01-01' }, fr('error.closesTooLate', { count: 180 })],
    [
      'limits on a hidden result',
      { options: 'lundi (max 2)\nmardi', rules: ['anonymous'] },
      fr('error.limitsNeedLive'),
    ],
  ])('is refused with %s, and gives back what was typed', async (_what, mistake, words) => {
    const answer = await create(mistake);
    expect(answerText(answer)).toContain(words);
    const again = formOf(await ana.press(button(answer, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ ...usual, ...mistake });
  });

  it('is nobody else’s to correct, nor anybody’s once it is open', async () => {
    const review = await create();
    const revise = button(review, fr('button.revisePoll'));
    expect(answerText(await ben.press(revise))).toBe(fr('error.notPollFacilitator'));
    const form = formOf(await ana.press(revise));
    await ana.press(button(review, fr('button.openPoll')));
    expect(answerText(await ana.press(revise))).toBe(fr('error.pollAlreadyOpen'));
    expect(answerText(await ana.submit(form))).toContain(fr('error.pollAlreadyOpen'));
  });
});

const manage = (guest: Guest, poll: string) => guest.press(pollActions.manage.ref({ poll }));

describe('an open poll', () => {
  it('is managed from its card, by its managers', async () => {
    const poll = await opened();
    expect(answerText(await manage(ben, poll))).toBe(fr('error.notPollFacilitator'));
    expect(labels(await manage(ana, poll))).toEqual([
      fr('button.changePoll'),
      fr('button.closePoll'),
    ]);
  });

  it('takes more options and another hour, and refuses other words once voted on', async () => {
    const poll = await opened();
    await vote(ben, poll, { yes: ['o1'] });
    const change = button(await manage(ana, poll), fr('button.changePoll'));
    const form = formOf(await ana.press(change));
    expect(filledIn(form)).toEqual({ options: 'lundi\nmardi', closes: '' });
    const refusal = await ana.submit(form, { options: 'LUNDI\nmardi' });
    expect(answerText(refusal)).toContain(fr('error.optionVotedOn', { option: 'lundi' }));
    const again = formOf(await ana.press(button(refusal, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ options: 'LUNDI\nmardi' });
    const options = 'lundi\nmardi\nmercredi';
    const asked = await ana.submit(form, { options, closes: 'jeudi à 20 h' });
    expect(answerText(asked)).toBe(
      'Vous voulez dire jeudi 15 janvier 2026, 20 h (heure de l’Est) ?',
    );
    expect((await state(poll)).setUp).not.toHaveProperty('closesAt');
    const changing = formOf(await ana.press(button(asked, fr('button.changeIt'))));
    expect(filledIn(changing)).toEqual({ options, closes: '2026-01-15 20:00' });
    const done = await ana.press(button(asked, fr('button.thatIsIt')));
    expect(done.kind).toBe('replace');
    expect(answerText(done)).toBe(fr('done.pollChanged'));
    expect((await state(poll)).setUp).toMatchObject({
      options: [{ id: 'o1' }, { id: 'o2' }, { id: 'o3', label: 'mercredi' }],
      closesAt: Date.UTC(2026, 0, 16, 1),
    });
    expect(answerText(await ben.submit(form))).toBe(fr('error.notPollFacilitator'));
  });

  it('without names keeps its options once somebody voted, offers the hour alone, and says why', async () => {
    const poll = await opened({ rules: ['anonymous'] });
    const early = formOf(await ana.press(button(await manage(ana, poll), fr('button.changePoll'))));
    await vote(ben, poll, { yes: ['o1'] });
    const refusal = await ana.submit(early, { options: 'lundi\nmardi\nmercredi' });
    expect(answerText(refusal)).toContain(fr('error.optionsFixed'));
    const panel = await manage(ana, poll);
    expect(answerText(panel)).toContain(fr('poll.optionsFixed'));
    const form = formOf(await ana.press(button(panel, fr('button.changeClosing'))));
    expect(filledIn(form)).toEqual({ closes: '' });
    const asked = await ana.submit(form, { closes: '20 h' });
    expect(answerText(await ben.press(button(asked, fr('button.thatIsIt'))))).toBe(
      fr('error.draftGone'),
    );
    const done = await ana.press(button(asked, fr('button.thatIsIt')));
    expect(answerText(done)).toBe(fr('done.pollChanged'));
    expect((await state(poll)).setUp).toMatchObject({
      options: [{ label: 'lundi' }, { label: 'mardi' }],
      closesAt: Date.UTC(2026, 0, 16, 1),
    });
  });

  it.each([
    { rules: [], isOpen: true },
    { rules: ['hidden'], isOpen: false },
    { rules: ['anonymous'], isOpen: false },
  ])('with $rules says of a ballot whether all may know whose it is', async ({ rules, isOpen }) => {
    const poll = await opened({ rules });
    expect(await vote(ben, poll, { yes: ['o1'] })).toMatchObject({ kind: 'replace', isOpen });
  });

  it('says of a ballot that is cast from another channel that nobody there may know', async () => {
    const poll = await opened({ rules: [] });
    const elsewhere = app.as('ben', { channel: '101' });
    expect(await vote(elsewhere, poll, { yes: ['o1'] })).toMatchObject({ isOpen: false });
  });

  it('without names asks to read again the ballot that an option came to, with the ticks kept', async () => {
    const poll = await opened({ rules: ['anonymous'] });
    const ballot = formOf(await ben.press(pollActions.vote.ref({ poll })));
    const change = button(await manage(ana, poll), fr('button.changePoll'));
    await ana.submit(formOf(await ana.press(change)), { options: 'lundi\nmardi\nmercredi' });
    const refusal = await ben.submit(ballot, { yes: ['o1'] });
    expect(answerText(refusal)).toContain(fr('error.pollGrew'));
    const again = formOf(await ben.press(button(refusal, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ yes: ['o1'] });
    expect(answerText(await ben.submit(again))).not.toContain(fr('receipt.blank'));
  });

  it('without names says, before it is closed, that two ballots will show no result', async () => {
    const poll = await opened({ rules: ['anonymous'] });
    await vote(ben, poll, { yes: ['o1'] });
    await vote(app.as('zoe'), poll, { yes: ['o2'] });
    const asked = () =>
      manage(ana, poll).then((panel) => ana.press(button(panel, fr('button.closePoll'))));
    expect(answerText(await asked())).toContain(fr('poll.closeTooFew'));
    expect(labels(await asked())).toEqual([fr('button.closePoll')]);
    await vote(app.as('lou'), poll, { yes: ['o2'] });
    expect(answerText(await asked())).not.toContain(fr('poll.closeTooFew'));
    expect(labels(await asked())).toEqual([fr('button.closePollConfirm')]);
  });

  it('keeps blank, for a person, the option that came while they were voting', async () => {
    const poll = await opened();
    const ballot = formOf(await ben.press(pollActions.vote.ref({ poll })));
    const change = button(await manage(ana, poll), fr('button.changePoll'));
    await ana.submit(formOf(await ana.press(change)), { options: 'lundi\nmardi\nmercredi' });
    const receipt = await ben.submit(ballot, { yes: ['o1'] });
    expect(answerText(receipt)).toContain(`${fr('receipt.no')} mardi`);
    expect(answerText(receipt)).toContain(`${fr('receipt.blank')} mercredi`);
  });

  it('asks to read again what was reworded meanwhile, with the ticks kept', async () => {
    const poll = await opened();
    const ballot = formOf(await ben.press(pollActions.vote.ref({ poll })));
    const change = button(await manage(ana, poll), fr('button.changePoll'));
    await ana.submit(formOf(await ana.press(change)), { options: 'lundi soir\nmardi' });
    const refusal = await ben.submit(ballot, { yes: ['o1'], comment: 'Enfin !' });
    expect(answerText(refusal)).toContain(fr('error.pollReworded'));
    const again = formOf(await ben.press(button(refusal, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toEqual({ yes: ['o1'], ifNeedBe: [], comment: 'Enfin !' });
    expect(answerText(await ben.submit(again))).toContain('lundi soir');
  });

  it('is closed after being asked once more', async () => {
    const poll = await opened();
    const asked = await ana.press(button(await manage(ana, poll), fr('button.closePoll')));
    expect(asked.kind).toBe('replace');
    const confirm = button(asked, fr('button.closePollConfirm'));
    expect(answerText(await ben.press(confirm))).toBe(fr('error.notPollFacilitator'));
    expect(answerText(await ana.press(confirm))).toBe(fr('done.pollClosed'));
    expect((await state(poll)).status).toBe('closed');
  });
});

describe('limited places', () => {
  it('are taken one at a time by people who vote at the same moment, and never more than there are', async () => {
    const poll = await opened({ options: 'samedi (max 3)\ndimanche' });
    const people = Array.from({ length: 12 }, (_, index) => app.as(`p${index}`));
    const answers = await Promise.all(people.map((each) => vote(each, poll, { yes: ['o1'] })));
    const full = fr('error.optionFull', { option: 'samedi' });
    expect(answers.filter((answer) => answerText(answer).includes(full))).toHaveLength(9);
    expect((await state(poll)).counts['o1']).toMatchObject({ yes: 3 });
    expect((await state(poll)).voters).toBe(3);
  });
});

const yes = (poll: string, at: number, options = 2) =>
  pollActions.yes.ref({ poll, at: String(at), shown: `${options}-0` });

/** What is beside each of so many options. */
const beside = async (count: number) => {
  const all = Array.from({ length: count }, (_, index) => `Choix ${index + 1}`);
  const { blocks } = pollCard(await state(await opened({ options: all.join('\n') })), inFrench);
  return blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .map((row) => row.button?.label);
};

describe('one yes, from the card', () => {
  it('is a vote, told back whole, and keeps what was said before', async () => {
    const poll = await opened();
    await ben.press(yes(poll, 0));
    const both = await ben.press(yes(poll, 1));
    expect(labels(both)).toEqual([fr('button.changeVote'), fr('button.withdrawVote')]);
    expect(answerText(both)).toContain('lundi, mardi');
    expect((await state(poll)).ballots['ben']).toMatchObject({ yes: ['o1', 'o2'], no: [] });
    const form = formOf(await ben.press(button(both, fr('button.changeVote'))));
    expect(filledIn(form)).toMatchObject({ yes: ['o1', 'o2'] });
  });

  it('is beside each of eight options, and of no more', async () => {
    expect(await beside(8)).toEqual(Array.from({ length: 8 }, () => fr('button.yes')));
    expect(new Set(await beside(9))).toEqual(new Set([undefined]));
  });

  it('waits for nobody who comes too late, and says why', async () => {
    const poll = await opened({ options: 'samedi (max 1)\ndimanche' });
    await ben.press(yes(poll, 0));
    const late = await app.as('zoe').press(yes(poll, 0));
    expect(answerText(late)).toContain(fr('error.optionFull', { option: 'samedi' }));
    const again = formOf(await app.as('zoe').press(button(late, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ yes: ['o1'] });
    await ana.press(pollActions.close.ref({ poll }));
    expect(answerText(await ben.press(yes(poll, 1)))).toContain('fermé');
  });

  it('refused for another wording offers the ballot as it is now, with nothing pressed on it', async () => {
    const poll = await opened();
    await ben.press(yes(poll, 1));
    const refusal = await ben.press(pollActions.yes.ref({ poll, at: '0', shown: '2-7' }));
    const again = formOf(await ben.press(button(refusal, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toMatchObject({ yes: ['o2'], ifNeedBe: [] });
  });

  it('of another wording, or of no option, is refused and changes nothing', async () => {
    const poll = await opened();
    const old = pollActions.yes.ref({ poll, at: '0', shown: '2-7' });
    for (const ref of [
      old,
      yes(poll, 2),
      pollActions.yes.ref({ poll, at: 'a', shown: '2-0' }),
      pollActions.yes.ref({ poll, at: '0', shown: 'x' }),
    ])
      expect((await ben.press(ref)).kind).toBe('refusal');
    expect((await state(poll)).voters).toBe(0);
  });
});

describe('a vote', () => {
  it('carries a word, which is told back and opens again', async () => {
    const poll = await opened();
    const receipt = await vote(ben, poll, { yes: ['o1'], comment: ' Après 18 h. ' });
    expect(answerText(receipt)).toContain('Après 18 h.');
    const form = formOf(await ben.press(button(receipt, fr('button.changeVote'))));
    expect(filledIn(form)).toMatchObject({ comment: 'Après 18 h.' });
  });

  it.each([
    ['🌱'.repeat(300), 300],
    ['🌱'.repeat(2500), 300],
    [`a${'👩\u200D👩\u200D👧\u200D👦'.repeat(300)}`, 1 + 42 * 7],
    ['e\u0301'.repeat(300), 300],
  ])(
    'keeps a word whole characters long, and opens again with all of it: %#',
    async (comment, signs) => {
      const poll = await opened();
      const receipt = await vote(ben, poll, { yes: ['o1'], comment });
      const kept = Array.from(comment).slice(0, signs).join('');
      expect(answerText(receipt)).toContain(kept);
      expect(answerText(receipt)).not.toContain(`${kept}${Array.from(comment)[signs] ?? '🌱'}`);
      const form = formOf(await ben.press(button(receipt, fr('button.changeVote'))));
      expect(filledIn(form)).toMatchObject({ comment: kept });
      const modal = JSON.stringify(renderModal(form));
      expect(modal).toContain(JSON.stringify(kept));
    },
  );

  it('of yes and no alone is never sent to “if need be” by an option that is full', async () => {
    const poll = await opened({ options: 'samedi (max 1)\ndimanche', rules: [] });
    await vote(ben, poll, { yes: ['o1'] });
    const full = answerText(await vote(app.as('zoe'), poll, { yes: ['o1'] }));
    expect(full).toContain(fr('error.optionFullYesOnly', { option: 'samedi' }));
    expect(full).not.toContain('si nécessaire');
  });

  it('has room for twenty options, each in a list that fits', async () => {
    const options = Array.from({ length: 20 }, (_, index) => `Choix ${index + 1}`);
    const poll = await opened({ options: options.join('\n') });
    const ids = options.map((_, index) => `o${index + 1}`);
    const receipt = await vote(ben, poll, { yes: ids.slice(0, 10), ifNeedBe: ids.slice(10) });
    for (const option of options) expect(answerText(receipt)).toContain(option);
  });

  it('says before and after that names are not shown, where they are not', async () => {
    const poll = await opened({ rules: ['anonymous'] });
    const form = formOf(await ben.press(pollActions.vote.ref({ poll })));
    expect(form.fields.at(-1)?.help).toBe(fr('form.vote.commentAnonymous'));
    expect(answerText(await ben.submit(form, { yes: ['o1'] }))).toContain(
      fr('receipt.voteAnonymous'),
    );
    expect(answerText(await ana.use('poll results'))).toBe(fr('error.resultsHidden'));
  });
});

describe('the table, from the card', () => {
  it('is shown to anybody who asks, with its picture and what people added', async () => {
    const poll = await opened();
    await vote(ben, poll, { yes: ['o1'], comment: 'Enfin !' });
    const answer = await app.as('zoe').press(pollActions.table.ref({ poll }));
    expect(answer.kind === 'private' && answer.view.blocks.map(({ kind }) => kind)).toContain(
      'picture',
    );
    expect(answerText(answer)).toContain('ben Enfin !');
  });
});
