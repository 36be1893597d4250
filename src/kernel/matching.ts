import { unaccented } from './unaccented.ts';

/** As words are compared: without accents, in small letters, one space where there are several or `_`. */
const folded = (text: string): string =>
  unaccented(text)
    .replaceAll(/[\s_]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether what somebody typed so far is found in a label: `ecosys` is in « Les écosystèmes ». */
export const isTypedIn = (typed: string, label: string): boolean =>
  folded(label).includes(folded(typed));

/** Of what may be chosen, what the typed words are found in. */
export const matching = <T extends { readonly label: string }>(
  choices: readonly T[],
  typed: string,
): T[] => choices.filter(({ label }) => isTypedIn(typed, label));
