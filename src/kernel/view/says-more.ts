import { unaccented } from '../unaccented.ts';

/** Words that make a question of a label, and say nothing more than it. */
const asking = new Set(
  (
    'quel quels quelle quelles quoi sont which what does quin quins quina quines cual cuales ' +
    'vous they that this dont pour avec'
  ).split(' '),
);

const wordsOf = (text: string): readonly string[] =>
  unaccented(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/**
 * Whether a line of a form says anything that isn't said above it: « Qui décide ? » under « Qui décide »
 * doesn't. Short words and those of questions don't count.
 */
export function saysMore(text: string, than: string): boolean {
  const said = new Set(wordsOf(than));
  const words = wordsOf(text).filter((word) => word !== '');
  const telling = words.filter((word) => word.length > 3 && !asking.has(word));
  return (telling.length > 0 ? telling : words).some((word) => !said.has(word));
}
