import { unaccented } from '../../kernel/unaccented.ts';
import { written } from '../../kernel/written.ts';

/** What was typed in lower case, without accents, brackets and what ends a sentence. */
export const folded = (typed: string): string =>
  unaccented(written(typed))
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[()«»“”"]/gu, ' ')
    .replaceAll(/[!?¿¡]/gu, ' ')
    .replaceAll('@', ' at ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=[a-z]{3})\.$/u, '');
