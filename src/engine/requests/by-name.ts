import { isSameText } from '../../kernel/same-text.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { Arrival, Leaf, RawOptions, RawValue } from './command.ts';

/** What a choice from a list brings: no title looks like one, but for a short one in small letters. */
const id = /^[a-z0-9-]{1,40}$/u;

/** A sign such as that of a pillar comes before its title. */
const signs = /^[^\p{L}\p{N}]+/u;

/**
 * The options of a command, where somebody who typed the title of a suggestion instead of choosing it
 * gets what it stands for. A title that two of them bear stands for neither.
 */
export async function byName(
  { options, suggest }: Leaf,
  arrival: Arrival,
  given: RawOptions,
): Promise<RawOptions> {
  const found: Record<string, RawValue | undefined> = { ...given };
  for (const option of options) {
    const typed = given[option.name];
    if (option.complete === undefined || typeof typed !== 'string' || id.test(typed)) continue;
    const choices = await suggest(arrival, option, typed);
    found[option.name] = meant(choices, typed) ?? typed;
  }
  return found;
}

function meant(choices: readonly Choice[], typed: string): string | undefined {
  if (choices.some((choice) => choice.id === typed)) return undefined;
  const [only, ...others] = choices.filter(({ label, title = label }) =>
    [label, title, title.replace(signs, '')].some((each) => isSameText(each, typed)),
  );
  return others.length === 0 ? only?.id : undefined;
}
