import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Person } from '../../src/rehearsal/local-discord/index.ts';
import {
  fillIn,
  formOf,
  messageOf,
  messageWith,
  press,
  until,
  wordsOf,
} from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
let voters: Person[];
let seen: Message[];

beforeEach(async () => {
  stage = await setSmallStage();
  voters = ['Xanthippe', 'Yolande', 'Wilhelmine', 'Zénobie'].map((name) =>
    stage.guild.addMember({ name, locale: 'fr' }),
  );
  seen = [];
  stage.discord.onActivity((activity) => {
    if (activity.type === 'message' || activity.type === 'edit') seen.push(activity.message);
  });
});

afterEach(async () => {
  expect(stage.discord.breaches).toEqual([]);
  await stage.close();
});

const slash = (who: Person, command: string, options = {}) =>
  who.slash(stage.channel.id, command, options);

async function openPoll(rules: string[]): Promise<void> {
  const form = formOf(await slash(stage.ana, 'poll create'));
  const typed = { question: 'Qui préside ?', options: 'Première\nDeuxième', rules };
  const review = messageOf(await stage.ana.submit(form, typed));
  await stage.ana.click(review, { label: 'Ouvrir le vote' });
  await until('the poll card', () => messageWith(stage.nour, 'poll.vote'));
}

const comments = ['mot-premier', 'mot-second', 'mot-tiers', 'mot-dernier'];

/**
 * Everyone votes and changes their vote, and the last one withdraws; then waits for the card to
 * catch up.
 */
async function vote(): Promise<void> {
  for (const [index, voter] of voters.entries()) {
    await fillIn(voter, 'poll.vote', { yes: ['o1'] });
    const comment = comments[index] ?? '';
    await fillIn(voter, 'poll.vote', { yes: ['o2'], ifNeedBe: ['o1'], comment });
  }
  await press(voters.at(-1) ?? stage.nour, 'poll.withdraw');
  await until('the count', () =>
    stage.ana
      .read(stage.channel.id)
      .find((message) => wordsOf(message).includes('3\u00A0votant·e·s')),
  );
}

async function close(result = 'le résultat'): Promise<void> {
  const [poll] = await stage.ana.complete(stage.channel.id, 'poll close', { poll: '' }, 'poll');
  await slash(stage.ana, 'poll close', { poll: poll?.value ?? '' });
  await until('the result', () =>
    stage.nour.read(stage.channel.id).find((message) => wordsOf(message).includes(result)),
  );
}

/** Everything sent to anybody but the voters in private, including files, and everything logged. */
function everythingSent(): string {
  const own = new Set(voters.map(({ id }) => id));
  const shown = seen.filter(
    ({ ephemeralFor }) => ephemeralFor === undefined || !own.has(ephemeralFor),
  );
  const files = shown.flatMap(({ attachments }) =>
    attachments.map((file) => `${file.name} ${file.text()}`),
  );
  expect(shown.length).toBeGreaterThan(1);
  return JSON.stringify([shown, files, stage.logged]);
}

const names = () => voters.flatMap(({ id, name }) => [id, name]);
const leaks = (words: readonly string[]) => words.filter((word) => everythingSent().includes(word));

describe('everything sent and logged about a poll', () => {
  it('reveals neither who voted nor what, if it is hidden, until it closes', async () => {
    await openPoll(['ifNeedBe', 'hidden']);
    await vote();
    await slash(stage.ana, 'poll results');
    await slash(stage.ana, 'poll export');
    await press(stage.ana, 'poll.manage');
    expect(leaks([...names(), ...comments, '▰', '▱', '★'])).toEqual([]);
    await close();
    expect(leaks(['Meilleur choix', 'Deuxième'])).toEqual(['Meilleur choix', 'Deuxième']);
  });

  it('never reveals who voted in an anonymous one, even in its files', async () => {
    await openPoll(['ifNeedBe', 'anonymous']);
    await vote();
    await press(stage.ana, 'poll.manage');
    expect(leaks([...names(), ...comments, '▰', '★'])).toEqual([]);
    await close();
    await slash(stage.ana, 'poll results');
    for (const format of ['csv', 'json']) await slash(stage.ana, 'poll export', { format });
    expect(leaks(names())).toEqual([]);
    expect(leaks(comments)).toEqual(['mot-premier', 'mot-second', 'mot-tiers']);
    // Only totals: three gave the same answer to each option, but no row has it.
    expect(everythingSent()).toContain(JSON.stringify('"Première","0","3","0"').slice(1, -1));
    expect(leaks(['Anonyme'])).toEqual([]);
  });

  it('reveals nothing about two ballots of an anonymous one, once it is closed, and says why', async () => {
    await openPoll(['ifNeedBe', 'anonymous']);
    for (const [index, voter] of voters.slice(0, 2).entries())
      await fillIn(voter, 'poll.vote', { yes: ['o2'], comment: comments[index] ?? '' });
    await close('qu’à partir de trois bulletins');
    await slash(stage.ana, 'poll results');
    for (const format of ['csv', 'json']) await slash(stage.ana, 'poll export', { format });
    expect(leaks([...names(), ...comments, '▰', '★', 'Meilleur choix', '"yes"'])).toEqual([]);
    // The best option would come first.
    expect(everythingSent()).toMatch(/Première.*Deuxième/u);
    expect(everythingSent()).not.toMatch(/Deuxième[^\]]*Première/u);
  });

  it('gives voters back their whole comment of 300 emoji', async () => {
    await openPoll(['ifNeedBe']);
    const [voter = stage.nour] = voters;
    const comment = '🌱'.repeat(300);
    await fillIn(voter, 'poll.vote', { yes: ['o1'], comment });
    await fillIn(voter, 'poll.vote', { yes: ['o2'] });
    const [receipt] = seen
      .filter((message) => wordsOf(message).includes('est enregistré'))
      .slice(-1);
    expect(receipt && wordsOf(receipt)).toContain(comment);
    expect(receipt && wordsOf(receipt)).not.toContain('\uFFFD');
  });

  it('says who said what in one with names, which proves that the tests above can fail', async () => {
    await openPoll(['ifNeedBe']);
    await vote();
    await slash(stage.ana, 'poll results');
    expect(leaks(['Xanthippe', 'mot-premier'])).toEqual(['Xanthippe', 'mot-premier']);
  });
});
