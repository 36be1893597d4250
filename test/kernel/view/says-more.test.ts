import { expect, it } from 'vitest';
import { saysMore } from '../../../src/kernel/view/says-more.ts';

it.each([
  ['Qui décide ?', 'Qui décide', false],
  ['Qu’est-ce qui a résonné ?', 'Ce qui a résonné', false],
  ['Quelles sont les grandes idées qui ont émergé ?', 'Les grandes idées qui ont émergé', false],
  ['How do we take part?', 'How we take part', false],
  ['¿Cómo se decide?', 'Cómo se decide', false],
  ['A qui s’informa?', 'A qui s’informa', false],
  ['Bénévole, troc…', 'Comment est-ce compensé ? (bénévole, troc)', false],
  ['Qui ?', 'Nom', true],
  ['Pourquoi est-ce important ?', 'Pourquoi', true],
  ['Qui la fait, et que reçoit cette personne en retour ?', 'Qui la fait', true],
  ['', 'Nom', false],
])('« %s » under « %s »: %s', (text, than, more) => {
  expect(saysMore(text, than)).toBe(more);
});
