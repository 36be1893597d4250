import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curlApostrophes,
  holdFigures,
  holdItem,
  holdSigns,
  setFrenchDate,
  setSpaces,
} from '../../src/kernel/typography.ts';

describe('French spaces', () => {
  it.each([
    ['Quoi ?', 'Quoi\u202F?'],
    ['Oui !', 'Oui\u202F!'],
    ['ici ; là', 'ici\u202F; là'],
    ['Note : rien', 'Note\u00A0: rien'],
    ['« faire »', '«\u00A0faire\u00A0»'],
    ['30 minutes', '30\u00A0minutes'],
    ['à 9 h 30, dans 5 ans', 'à 9\u00A0h\u00A030, dans 5\u00A0ans'],
    ['{minutes} min', '{minutes}\u00A0min'],
    ['{done} sur {people} ont', '{done}\u00A0sur\u00A0{people} ont'],
    ['a · b', 'a\u00A0· b'],
    ['« Quoi ? » : oui ! non ?', '«\u00A0Quoi\u202F?\u00A0»\u00A0: oui\u202F! non\u202F?'],
  ])('are set in “%s”', (typed, set) => expect(setSpaces(typed, 'fr')).toBe(set));

  it.each([
    'https://exemple.org/a?b=c;d',
    '12:30',
    '3 annonces',
    '2 joursd',
    'Vraiment?!',
    'a, b. c',
    'Quoi\u202F?',
  ])('leave “%s” as it is', (text) => expect(setSpaces(text, 'fr')).toBe(text));

  it('only replace ordinary spaces, and change nothing the second time', () => {
    const typed = fc.string({
      unit: fc.constantFrom(' ', '?', '!', ';', ':', '«', '»', '·', 'a', '\n'),
    });
    fc.assert(
      fc.property(typed, (text) => {
        const set = setSpaces(text, 'fr');
        expect(set.replaceAll(/[\u00A0\u202F]/gu, ' ')).toBe(text);
        expect(setSpaces(set, 'fr')).toBe(set);
      }),
    );
  });
});

describe('the sign of a command on Matrix', () => {
  it('is parted from the word before it', () => {
    expect(holdSigns('Use !mydata export first !')).toBe('Use !mydata export first\u202F!');
    expect(setSpaces('Faites !aide', 'fr')).toBe('Faites !aide');
  });
});

describe('a figure and its word', () => {
  it.each([
    ['8 contributions', '8\u00A0contributions'],
    ['10 000 notes', '10 000\u00A0notes'],
    ['étape 2 de 23', 'étape\u00A02\u00A0de\u00A023'],
    ['Exercice 3 (30 min)', 'Exercice\u00A03\u00A0(30\u00A0min)'],
    ['1.2 Communauté mobilisable', '1.2\u00A0Communauté mobilisable'],
  ])('keep “%s” on one line', (typed, held) => expect(holdFigures(typed)).toBe(held));

  it.each(['avril 2023 puis rien', 'à 9:30', '+ 5', 'a, 5. b', 'Communauté 1.2'])(
    'may part in “%s”',
    (text) => expect(holdFigures(text)).toBe(text),
  );
});

describe('an item of a list in a row', () => {
  it('stays on one line if it is short', () => {
    expect(holdItem('Pilier Cogouvernance')).toBe('Pilier\u00A0Cogouvernance');
    expect(holdItem('Une question qui prend toute une ligne')).not.toContain('\u00A0');
  });
});

describe('apostrophes', () => {
  it.each([
    ["l'aide d'ici", 'l’aide d’ici'],
    ["don't", 'don’t'],
    ["aujourd'hui", 'aujourd’hui'],
  ])('are curled in %s', (typed, set) => expect(curlApostrophes(typed)).toBe(set));

  it.each(["Kanien'kehá:ka", "'cité'", "5' 3", "'", "d'"])('are left as they are in %s', (text) => {
    expect(curlApostrophes(text)).toBe(text);
  });

  it('are curled around a word that keeps its own', () => {
    expect(curlApostrophes("l'île des Kanien'kehá:ka, d'ici")).toBe(
      "l’île des Kanien'kehá:ka, d’ici",
    );
  });
});

describe('a date or an hour in French', () => {
  it.each([
    ['18 h 00', '18\u00A0h'],
    ['9 h 30', '9\u00A0h\u00A030'],
    ['mardi 1 décembre 2026', 'mardi 1er\u00A0décembre\u00A02026'],
    ['21 décembre', '21\u00A0décembre'],
    ['lundi 11 janvier', 'lundi 11\u00A0janvier'],
  ])('is “%s” as people write it', (written, set) => {
    expect(setFrenchDate(written).replace('décembre 2026', 'décembre\u00A02026')).toBe(set);
  });
});
