import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inPlainText,
  peopleIn,
  withLinksShown,
  type Meanings,
} from '../../../src/platforms/discord/written-here.ts';
import { anyText } from '../../support/any-text.ts';

const meanings: Meanings = {
  person: (id) => (id === '1' ? '@Ana' : 'quelqu’un'),
  role: (id) => (id === '2' ? '@Jardin' : 'un rôle'),
  channel: (id) => (id === '3' ? '#atelier' : 'un salon'),
  moment: (seconds, style) => `[${seconds} ${style}]`,
  page: 'une page',
};
const clean = (text: string) => text.replaceAll('777', '');
const put = (text: string) => withLinksShown(inPlainText(text, meanings));

describe('what Discord writes', () => {
  it.each([
    ['Merci <@1> et <@!1>', 'Merci @Ana et @Ana'],
    // “All the mentions just appear as @unknown”, or as a number: somebody who is not known here.
    ['Merci <@99>', 'Merci quelqu’un'],
    ['Pour <@&2>, pas <@&99>', 'Pour @Jardin, pas un rôle'],
    ['Voir <#3> ou <#99>', 'Voir #atelier ou un salon'],
    ['<:potager:123> et <a:pluie_2:45>', ':potager: et :pluie_2:'],
    ['<t:1764000000:R>, <t:0>, <t:-5:D>', '[1764000000 R], [0 f], [-5 D]'],
    ['</aide:5> puis </atelier lancer:6>', '/aide puis /atelier lancer'],
    ['<id:customize> <id:guide> <id:linked-roles:7>', 'une page une page une page'],
    ['[le plan](https://exemple.org/a)', 'le plan (https://exemple.org/a)'],
    [
      '[le plan](<https://fr.wikipedia.org/wiki/Commun_(bien)>)',
      'le plan (https://fr.wikipedia.org/wiki/Commun_(bien))',
    ],
    [
      '([le plan](https://fr.wikipedia.org/wiki/Commun_(bien) "Un titre"))',
      '(le plan (https://fr.wikipedia.org/wiki/Commun_(bien)))',
    ],
    ['[https://exemple.org](https://exemple.org)', 'https://exemple.org'],
    [
      '[<@1>](https://exemple.org) [b](https://b.org)',
      '@Ana (https://exemple.org) b (https://b.org)',
    ],
    ['`<@1>` et ||<#3>||', '`@Ana` et ||#atelier||'],
    // Not what Discord writes: left as it was typed.
    ['a < b > c, <3, <@a>, <:x>, [a](b), [x] (https://b.org)', undefined],
    ['[a](javascript:alert) [b](https://', undefined],
  ])('%j is %j', (text, words) => {
    expect(put(text)).toBe(words ?? text);
  });

  it('names each person once, to be asked for', () => {
    expect(peopleIn(['<@1> <@!2>', 'rien', '<@1> <@&3> <#4>'])).toEqual(['1', '2']);
  });

  it('never leaves an id of a mention, whatever is around it', () => {
    const mark = fc.constantFrom('<@777>', '<@!777>', '<@&777>', '<#777>', '<:a:777>', '</b:777>');
    fc.assert(
      fc.property(anyText, mark, anyText, (before, each, after) => {
        expect(put(`${clean(before)}${each}${clean(after)}`)).not.toContain('777');
      }),
    );
  });

  it.each(['[', '](https://', '[a](https://a.b', '<t:', '<', '<@'])(
    'is read once, however often %j comes',
    (piece) => {
      const from = performance.now();
      put(piece.repeat(4000 / piece.length));
      expect(performance.now() - from).toBeLessThan(10_000);
    },
  );
});
