import { textKey } from './same-text.ts';
import { written } from './written.ts';

/** Treats `_` as a space, because ids such as those of time zones contain it. */
const spaced = (text: string): string => text.replaceAll('_', ' ');

/** Whether what somebody typed so far is found in a label: `ecosys` is in « Les écosystèmes ». */
export function isTypedIn(typed: string, label: string): boolean {
  const words = spaced(typed);
  return textKey(spaced(label)).includes(written(words) === '' ? '' : textKey(words));
}

/** The choices whose label contains what was typed. */
export const matching = <T extends { readonly label: string }>(
  choices: readonly T[],
  typed: string,
): T[] => choices.filter(({ label }) => isTypedIn(typed, label));
