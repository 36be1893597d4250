import { expect, it } from 'vitest';
import { saysLabel, saysMore } from '../../../src/kernel/view/says-more.ts';

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

it.each([
  ['Which people contribute to it?', 'Who contributes', true],
  ['De quelles ressources a-t-on besoin ?', 'Les ressources dont on a besoin', true],
  ['A quins reptes o necessitats respon?', 'Els reptes o necessitats', true],
  ['La manera en que se hacen las cosas (en detalle)', 'La manera en que se hacen las cosas', true],
  ['What gets done, and by whom?', 'Who does it', false],
  ['With which tools?', 'Tools', false],
  ['Just one word, the first that comes to mind.', 'My mood today', false],
  ['Write the person’s name.', 'I pass the talking stick to…', false],
])('“%s” says “%s”: %s', (question, label, said) => {
  expect(saysLabel(question, label)).toBe(said);
});
