import { describe, expect, it } from 'vitest';
import { channel, joined, marked, merged, person, strong } from '../../src/kernel/rich.ts';
import { time } from '../support/times.ts';
import { createTranslator, words } from '../../src/i18n/translator.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { texts } from '../support/texts.ts';

const { translatorOf } = texts;
const fr = translatorOf('fr', 'America/Toronto');
const en = translatorOf('en', 'America/Toronto');

describe('a sentence', () => {
  it('keeps people as people, next to the text', () => {
    expect(en.say('goRound.holder', { holder: person('7') })).toEqual([
      person('7'),
      ' has the talking stick.',
    ]);
  });

  it('keeps a time and a channel wherever the language puts them', () => {
    const when = time(5, 'clock');
    expect(fr.say('error.pollClosed', { when })).toContainEqual(when);
    expect(fr.say('receipt.recorded', { board: [channel('9')] })).toContainEqual(channel('9'));
  });

  it('accepts several pieces for one argument', () => {
    const people = joined([[person('1')], [person('2')]], ', ');
    expect(en.say('facilitator.people', { people })).toEqual([
      'Facilitating: ',
      person('1'),
      ', ',
      person('2'),
    ]);
  });

  it('makes the text between <b> and </b> strong', () => {
    expect(en.say('summary.words', { words: ['roots'] })).toEqual([strong('In a word:'), ' roots']);
  });

  it('keeps what people typed as plain text, whatever it looks like', () => {
    const typed = '<b>{name}</b> ’{0}’ # **';
    expect(en.say('error.notOneWord', { word: typed })).toEqual([expect.stringContaining(typed)]);
    expect(en.plain('error.optionTwice', { option: typed })).toContain(typed);
  });

  it('joins adjacent text into one piece', () => {
    expect(en.say('settings.language', { language: 'Catalan' })).toEqual([
      'Language of public messages: Catalan',
    ]);
  });

  it('shows the key of a missing message rather than nothing', () => {
    expect(createTranslator('en', {}).plain('button.vote')).toBe('button.vote');
  });

  it('picks a template’s text in its language', () => {
    const text = { fr: 'oui', en: 'yes' };
    expect([fr.pick(text), en.pick(text)]).toEqual(['oui', 'yes']);
  });
});

describe('plain text', () => {
  it('leaves out what only a platform can show, and keeps strong text and labels', () => {
    const link = { kind: 'link' as const, url: 'https://example.org', label: 'le site' };
    expect(words(['a ', strong('b'), person('1'), ' ', link])).toBe('a b le site');
  });

  it('fits a button, without marks', () => {
    expect(fr.plain('help.start')).toBe('/atelier lancer ouvre un atelier dans ce salon.');
  });
});

const people = (count: number) => [
  fr.plain('poll.voters', { count }),
  en.plain('poll.voters', { count }),
];

const figures = (contributions: number, count: number) =>
  fr.plain('board.figures', { contributions, people: count });

describe('plurals', () => {
  it('use the singular for 0 and 1 in French, for 1 only in English', () => {
    expect(people(0)).toEqual(['0\u00A0votant·e', '0\u00A0voters']);
    expect(people(1)).toEqual(['1\u00A0votant·e', '1\u00A0voter']);
    expect(people(2)).toEqual(['2\u00A0votant·e·s', '2\u00A0voters']);
  });

  it('format large numbers for each language', () => {
    expect(people(12_345).map(ordinarySpaces)).toEqual(['12 345 votant·e·s', '12,345 voters']);
  });

  it('each agree with their own number', () => {
    expect(figures(1, 1)).toBe('1\u00A0contribution de 1\u00A0personne');
    expect(figures(3, 1)).toBe('3\u00A0contributions de 1\u00A0personne');
    expect(figures(3, 2)).toBe('3\u00A0contributions de 2\u00A0personnes');
  });

  it('say “nobody” instead of 0 people', () => {
    expect(fr.plain('goRound.toHear', { waiting: 0 })).toBe('Personne n’a encore parlé.');
    expect(en.plain('goRound.figures', { spoken: 1, waiting: 3 })).toBe(
      '1\u00A0person has spoken, 3\u00A0still to speak.',
    );
  });

  it('say that there were no votes', () => {
    const figures = { people: 2, contributions: 1, votes: 0 };
    expect(fr.plain('summary.figures', figures)).toBe(
      '2\u00A0personnes\u00A0· 1\u00A0contribution',
    );
    expect(en.plain('summary.figures', { ...figures, votes: 1 })).toBe(
      '2\u00A0people\u00A0· 1\u00A0contribution\u00A0· 1\u00A0vote',
    );
  });
});

describe('the pieces of a text', () => {
  it('are joined if they are strings, and otherwise kept apart', () => {
    expect(merged(['a', '', 'b', person('1'), '', 'c'])).toEqual(['ab', person('1'), 'c']);
  });

  it('are strong between two pairs of asterisks, as template authors write them', () => {
    expect(marked('un **deux** trois')).toEqual(['un ', strong('deux'), ' trois']);
    expect(marked('**deux**')).toEqual([strong('deux')]);
  });
});
