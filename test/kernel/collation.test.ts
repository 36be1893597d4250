import { describe, expect, it } from 'vitest';
import { alphabetical } from '../../src/kernel/collation.ts';

describe('people’s words, in order', () => {
  it.each([
    [
      ['Zèbre', 'Âne', 'arbre'],
      ['Âne', 'arbre', 'Zèbre'],
    ],
    [['œuf', 'oie', 'ours'], ['œuf', 'oie', 'ours'].toSorted(new Intl.Collator('fr').compare)],
    [
      ['10 h', '9 h', 'Été'],
      ['9 h', '10 h', 'Été'],
    ],
    [
      ['zut', 'É', 'e', 'f'],
      ['e', 'É', 'f', 'zut'],
    ],
  ])('%j are %j', (words, ordered) => {
    expect(words.toSorted(alphabetical('fr'))).toEqual(ordered);
  });

  it('does not depend on the order they came in, even where dictionaries make no difference', () => {
    const twins = ['e\u0301', '\u00E9', '\u200B\u00E9'];
    const order = alphabetical('fr');
    expect(twins.toSorted(order)).toEqual(twins.toReversed().toSorted(order));
  });
});
