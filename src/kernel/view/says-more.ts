import { unaccented } from '../unaccented.ts';

/** Words that turn a label into a question and add nothing to it. */
const asking = new Set(
  (
    'quel quels quelle quelles quoi sont which what does quin quins quina quines cual cuales ' +
    'vous they that this dont pour avec'
  ).split(' '),
);

const wordsOf = (text: string): readonly string[] =>
  unaccented(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const isTelling = (word: string): boolean => word.length > 3 && !asking.has(word);

/**
 * Whether a line of a form adds anything to the one above it: « Qui décide ? » under « Qui décide »
 * does not. Short words and question words don't count.
 */
export function saysMore(text: string, than: string): boolean {
  const said = new Set(wordsOf(than));
  const words = wordsOf(text);
  const telling = words.filter(isTelling);
  return (telling.length > 0 ? telling : words).some((word) => !said.has(word));
}

/** Letters that identify a word, whatever its ending: « contribue », « contribuent ». */
const stem = 5;

/**
 * Whether a question says all of the label that stands for it: “Who contributes” in “Which people
 * contribute?”. A label of one word is a name (“Tools”), which its question does not replace.
 */
export function saysLabel(question: string, label: string): boolean {
  if (question.startsWith(label)) return true;
  const words = wordsOf(label);
  const telling = words.filter(isTelling);
  if (words.length < 2 || telling.length === 0) return false;
  const said = wordsOf(question);
  return telling.every((word) => said.some((each) => each.startsWith(word.slice(0, stem))));
}
