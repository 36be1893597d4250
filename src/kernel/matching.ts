import { textKey } from './same-text.ts';
import { written } from './written.ts';

/** `_` is a space where words are looked for, since ids such as those of time zones have some. */
const spaced = (text: string): string => text.replaceAll('_', ' ');

/** Whether what somebody typed so far is found in a label: `ecosys` is in « Les écosystèmes ». */
export function isTypedIn(typed: string, label: string): boolean {
  const words = spaced(typed);
  return textKey(spaced(label)).includes(written(words) === '' ? '' : textKey(words));
}

/** Of what may be chosen, what the typed words are found in. */
export const matching = <T extends { readonly label: string }>(
  choices: readonly T[],
  typed: string,
): T[] => choices.filter(({ label }) => isTypedIn(typed, label));
