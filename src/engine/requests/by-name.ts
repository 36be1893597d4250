import { isSameText } from '../../kernel/same-text.ts';
import type { Choice } from '../../kernel/view/view.ts';
import type { Arrival, Leaf, RawOptions, RawValue } from './command.ts';

/**
 * The id that choosing a suggestion sends. A typed title looks like one only if it is short and in
 * lower case.
 */
const id = /^[a-z0-9-]{1,40}$/u;

/** Signs before a title, such as a pillar's. */
const signs = /^[^\p{L}\p{N}]+/u;

/**
 * The options of a command, with the title of a suggestion, typed instead of chosen, replaced by
 * its id. A title that two suggestions share is left as it is.
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
