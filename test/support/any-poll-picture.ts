import * as fc from 'fast-check';
import type { PollPicture } from '../../src/kernel/view/picture.ts';
import { anyLongText, anyText } from './any-text.ts';

const stance = fc.constantFrom('yes', 'ifNeedBe', 'no', 'blank');
const anyName = fc.oneof(
  anyText,
  fc.constantFrom('李小龙', 'W'.repeat(32), '🎉', 'Z\u0301\u0302\u0303\u0304'),
);
const anySum = fc.oneof(fc.constantFrom('0', '4', '4 (+3)', '(+7)', '12345 (+12345)'), anyText);
const words = fc.record({
  sum: anyText,
  yes: anyText,
  ifNeedBe: anyText,
  no: anyText,
  blank: anyText,
  voters: anyText,
  rule: anyLongText,
});
const options = fc.array(
  fc.record({
    label: anyLongText,
    sum: anySum,
    yes: fc.nat(10_000),
    ifNeedBe: fc.nat(10_000),
    best: fc.boolean(),
  }),
  { minLength: 2, maxLength: 20 },
);

/** Any poll its types allow, with up to 300 voters. */
export const anyPollPicture: fc.Arbitrary<PollPicture> = options.chain((options) => {
  const stances = fc.array(stance, { minLength: options.length, maxLength: options.length });
  return fc.record({
    kind: fc.constant('poll'),
    lang: fc.constantFrom('fr', 'en'),
    question: anyLongText,
    options: fc.constant(options),
    voters: fc.oneof(
      fc.array(fc.record({ name: anyName, stances }), { maxLength: 40 }),
      fc.array(fc.record({ name: anyName, stances }), { minLength: 300, maxLength: 300 }),
    ),
    voterCount: fc.nat(10_000),
    words,
  });
});

/** A workshop's poll: ten voters, and seven options, one of which has no yes. */
export function pollPicture(voters = 10): PollPicture {
  const sums = [
    ['Contacter directement quelqu’un', 6, 2],
    ['Mode d’emploi Praxis', 5, 2],
    ['Foire aux questions', 4, 3],
    ['Mode d’emploi Passerelles', 3, 3],
    ['Demander une présentation', 3, 2],
    ['Discussion – Soutien', 2, 1],
    ['Participer à un Praxithon', 0, 7],
  ] as const;
  const stances = (at: number) =>
    sums.map(([, yes, ifNeedBe], option) => {
      const turn = (at + option) % 10;
      if (turn < yes) return 'yes';
      if (turn < yes + ifNeedBe) return 'ifNeedBe';
      return turn === 9 ? 'blank' : 'no';
    });
  return {
    kind: 'poll',
    lang: 'fr',
    question: 'Quels outils et ressources utilisez-vous\u202F?',
    options: sums.map(([label, yes, ifNeedBe], option) => ({
      label,
      sum: `${yes === 0 ? '' : `${yes} `}(+${ifNeedBe})`,
      yes,
      ifNeedBe,
      best: option === 0,
    })),
    voters: Array.from({ length: voters }, (_, at) => ({
      name: `Personne ${at + 1}`,
      stances: stances(at),
    })),
    voterCount: voters,
    words: {
      sum: 'Somme',
      yes: 'Oui',
      ifNeedBe: 'Si nécessaire',
      no: 'Non',
      blank: 'Sans réponse',
      voters: `${voters} votant·e·s`,
      rule: 'L’étoile va au choix qui a le plus de «\u00A0oui\u00A0».',
    },
  };
}
