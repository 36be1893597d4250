import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBallot, type StanceWords } from '../../../../src/platforms/matrix/talk/ballot.ts';

const words: StanceWords = {
  yes: ['o', 'oui', 'y', 'yes', 'pour'],
  ifNeedBe: ['s', 'si nécessaire', 'si besoin', 'i', 'if need be'],
  no: ['n', 'non', 'no', 'contre'],
};
const read = (typed: string, count = 7) => readBallot(typed, count, words);
const letters = { yes: 'O', ifNeedBe: 'S', no: 'N' } as const;
const told = (typed: string, count?: number) => {
  const found = read(typed, count);
  if (!found.ok) return found.error;
  const line = found.value.stances.map((stance) => letters[stance]).join('');
  return found.value.comment === '' ? line : `${line} | ${found.value.comment}`;
};

describe('a ballot of one line', () => {
  it.each([
    ['OSNNOOS', 'OSNNOOS'],
    ['osnnoos', 'OSNNOOS'],
    [' O S N N  O O S ', 'OSNNOOS'],
    ['O, S, N, N, O, O, S', 'OSNNOOS'],
    ['OSN-NOOS', 'OSNNOOS'],
    ['OSNNOOS merci pour tout', 'OSNNOOS | merci pour tout'],
    ['OSNNOOS : oui, mais pas mardi', 'OSNNOOS | oui, mais pas mardi'],
    ['OSNNOOS\nPas mardi.\nNi jeudi.', 'OSNNOOS | Pas mardi.\nNi jeudi.'],
    ['oui si nécessaire non non oui oui si besoin', 'OSNNOOS'],
    ['Oui, si necessaire, non, non, oui, oui, si besoin', 'OSNNOOS'],
    ['oui 1 5 6 · si besoin 2 7', 'OSNNOOS'],
    ['oui 1, 5 et 6 ; si besoin : 2, 7', 'OSNNOOS'],
    ['o 1 5 6 s 2 7', 'OSNNOOS'],
    ['non 3 4 si besoin 2 7 oui 1 5 6 — à bientôt', 'OSNNOOS | à bientôt'],
    ['YINNYYI', 'OSNNOOS'],
    ['yes if need be no no yes yes if need be', 'OSNNOOS'],
  ])('%j is %s', (typed, stances) => {
    expect(told(typed)).toBe(stances);
  });

  it.each([
    ['OSXNOOS', { kind: 'letterUnknown', at: 3, letter: 'X' }],
    ['O S X N O O S', { kind: 'letterUnknown', at: 3, letter: 'X' }],
    ['OSNNOO', { kind: 'tooFew', given: 6, wanted: 7 }],
    ['OSN merci', { kind: 'tooFew', given: 3, wanted: 7 }],
    ['OSNNOOSN', { kind: 'tooMany', given: 8, wanted: 7 }],
    ['O S N N O O S N', { kind: 'tooMany', given: 8, wanted: 7 }],
    ['oui 1 9', { kind: 'choiceUnknown', number: 9, wanted: 7 }],
    ['oui 1 2, si besoin 2', { kind: 'choiceTwice', number: 2 }],
    ['bonjour à tout le monde', { kind: 'noStance' }],
    ['', { kind: 'noStance' }],
    ['…', { kind: 'noStance' }],
  ])('%j says what is wrong', (typed, problem) => {
    expect(told(typed)).toEqual(problem);
  });

  it('takes « NO » for the word, or for its letters where that makes a whole ballot', () => {
    expect(told('NO', 2)).toBe('NO');
    expect(told('no', 1)).toBe('N');
    expect(told('no yes', 2)).toBe('NO');
    expect(told('NOSI', 4)).toBe('NOSS');
  });

  it('is read in the reader’s own language first, where two languages disagree on a letter', () => {
    const spanish: StanceWords = {
      yes: ['s', 'o'],
      ifNeedBe: ['c', 's'],
      no: ['n'],
    };
    expect(readBallot('SCN', 3, spanish)).toMatchObject({
      value: { stances: ['yes', 'ifNeedBe', 'no'] },
    });
  });

  it('is the same whatever separates it, for any number of choices', () => {
    const stances = fc.array(fc.constantFrom('O', 'S', 'N'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(stances, fc.constantFrom('', ' ', ', ', ' · ', '/'), (line, between) => {
        expect(told(line.join(between), line.length)).toBe(line.join(''));
      }),
    );
  });

  it('fails on nothing that anybody types', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 60 }),
        (typed, count) => {
          const found = read(typed, count);
          if (found.ok) expect(found.value.stances).toHaveLength(count);
        },
      ),
    );
  });
});
