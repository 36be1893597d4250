import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setFrenchSpaces } from '../../src/kernel/typography.ts';

describe('French spaces', () => {
  it.each([
    ['Quoi ?', 'Quoi\u202F?'],
    ['Oui !', 'Oui\u202F!'],
    ['ici ; là', 'ici\u202F; là'],
    ['Note : rien', 'Note\u00A0: rien'],
    ['« faire »', '«\u00A0faire\u00A0»'],
    ['« Quoi ? » : oui ! non ?', '«\u00A0Quoi\u202F?\u00A0»\u00A0: oui\u202F! non\u202F?'],
  ])('are set in “%s”', (typed, set) => expect(setFrenchSpaces(typed)).toBe(set));

  it.each(['https://exemple.org/a?b=c;d', '12:30', 'Vraiment?!', 'a, b. c', 'Quoi\u202F?'])(
    'leave “%s” as it is',
    (text) => expect(setFrenchSpaces(text)).toBe(text),
  );

  it('only replace ordinary spaces, and change nothing the second time', () => {
    const typed = fc.string({
      unit: fc.constantFrom(' ', '?', '!', ';', ':', '«', '»', 'a', '\n'),
    });
    fc.assert(
      fc.property(typed, (text) => {
        const set = setFrenchSpaces(text);
        expect(set.replaceAll(/[\u00A0\u202F]/gu, ' ')).toBe(text);
        expect(setFrenchSpaces(set)).toBe(set);
      }),
    );
  });
});
