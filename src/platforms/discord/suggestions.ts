import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Choice } from '../../kernel/view/view.ts';
import { discordLimits } from './limits.ts';

/** What is offered to a person who types, the first as many as Discord shows. */
export function suggestions(choices: readonly Choice[]): { value: string; name: string }[] {
  return choices
    .slice(0, discordLimits.choices)
    .map(({ id, label }) => ({ value: id, name: excerpt(label, discordLimits.choiceName) }));
}
