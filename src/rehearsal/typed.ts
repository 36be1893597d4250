import type { Activity, RegisteredCommand } from './local-discord/index.ts';
import { localised, type Localisable } from './local-discord/localised.ts';

type Options = Extract<Activity, { type: 'interaction' }>['options'];

interface Named extends Localisable {
  readonly options?: readonly Named[] | null | undefined;
  readonly choices?: readonly (Localisable & { readonly value: unknown })[] | null | undefined;
}

/** A command as its person reads it on their own screen, and what they gave it, by its labels. */
export interface Typed {
  readonly command: string;
  readonly given: readonly string[];
}

/**
 * From base names, the command's first, and values. `labelOf` says what a value is called that the
 * bot suggested, or that is somebody's or something's id.
 */
export function typed(
  commands: readonly RegisteredCommand[],
  names: readonly string[],
  options: Options,
  locale: string,
  labelOf: (option: string, value: string) => string,
): Typed {
  const [first = '', ...rest] = names;
  const path: (Named | undefined)[] = [commands.find((each) => each.name === first)];
  for (const word of rest) path.push(path.at(-1)?.options?.find((each) => each.name === word));
  const words = path.map((each, at) => (each ? localised(each, locale).name : names[at]));
  const known = path.at(-1)?.options ?? [];
  return {
    command: words.join(' '),
    given: Object.entries(options ?? {}).map(([key, value]) => {
      const choice = known
        .find((option) => option.name === key)
        ?.choices?.find((each) => each.value === value);
      return choice ? localised(choice, locale).name : labelOf(key, String(value));
    }),
  };
}
