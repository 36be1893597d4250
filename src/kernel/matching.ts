import { textKey } from './same-text.ts';
import { written } from './written.ts';

/** As words are looked for: `_` is a space, since ids such as those of time zones have some. */
const searched = (text: string): string => textKey(text.replaceAll('_', ' '));

/** Whether what somebody typed so far is found in a label: `ecosys` is in « Les écosystèmes ». */
export const isTypedIn = (typed: string, label: string): boolean =>
  searched(label).includes(written(typed) === '' ? '' : searched(typed));

/** Of what may be chosen, what the typed words are found in. */
export const matching = <T extends { readonly label: string }>(
  choices: readonly T[],
  typed: string,
): T[] => choices.filter(({ label }) => isTypedIn(typed, label));
