import { isMisspelling } from '../../../kernel/misspelling.ts';
import { textKey } from '../../../kernel/same-text.ts';

/** The command whose name is spelled most like the words that were typed; undefined if none is near. */
export function nearest(words: string, names: readonly string[]): string | undefined {
  const typed = textKey(words).split(/[\s:"]+/u);
  const near = (name: string): boolean => {
    const parts = textKey(name).split(' ');
    return parts.every((part, at) => isNear(typed[at] ?? '', part));
  };
  const first = (name: string): boolean =>
    isNear(typed[0] ?? '', textKey(name).split(' ')[0] ?? '');
  return names.find(near) ?? names.find(first);
}

/** In a short word, two letters are most of it, so only longer ones may be misspelt. */
const isNear = (typed: string, of: string): boolean =>
  typed === of || (Math.min(typed.length, of.length) > 3 && isMisspelling(typed, of));
