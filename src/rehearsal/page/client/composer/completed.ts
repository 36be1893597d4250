import type { CommandOption } from '../../../local-discord/types.ts';
import type { WireOutcome } from '../../protocol-acts.ts';
import type { FilledOptions } from './options.ts';

type Ask = (name: string, words: string) => Promise<WireOutcome | undefined>;

/**
 * Whoever types fast presses Enter before the suggestions are there: what they typed then means the
 * first of them, as it would a moment later. Left as it is where there is none.
 */
export async function completed(
  options: readonly CommandOption[],
  filled: FilledOptions,
  ask: Ask,
): Promise<FilledOptions> {
  const found = { ...filled };
  for (const { name, autocomplete } of options) {
    const { words = '', value } = filled[name] ?? {};
    if (autocomplete !== true || words.trim() === '' || value !== undefined) continue;
    const outcome = await ask(name, words);
    const [first] = outcome?.kind === 'choices' ? outcome.choices : [];
    if (first !== undefined) found[name] = { words: first.name, value: first.value };
  }
  return found;
}
