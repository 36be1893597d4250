import type { CommandOption } from '../../../local-discord/types.ts';
import type { Strings } from '../strings.ts';

/** The content of an option's field: the text shown, and the value once chosen. */
export interface Filled {
  readonly words: string;
  readonly value?: string | number | boolean;
}
export type FilledOptions = Readonly<Record<string, Filled>>;
export type OptionValues = Record<string, string | number | boolean>;

export const OptionKind = {
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  number: 10,
  file: 11,
} as const;

const isNumber = ({ type }: CommandOption): boolean =>
  type === OptionKind.integer || type === OptionKind.number;

/** Only values from a list are allowed. */
const isClosed = ({ type, choices }: CommandOption): boolean =>
  (choices ?? []).length > 0 ||
  type === OptionKind.boolean ||
  type === OptionKind.user ||
  type === OptionKind.channel ||
  type === OptionKind.role ||
  type === OptionKind.file;

/** An option's value, or why it cannot be sent. Undefined for an empty optional one. */
export function valueOf(
  option: CommandOption,
  filled: Filled | undefined,
  text: Strings,
): { readonly value?: string | number | boolean; readonly problem?: string } {
  const words = filled?.words.trim() ?? '';
  if (words === '') return option.required === true ? { problem: text.mustFill } : {};
  if (filled?.value !== undefined) return { value: filled.value };
  if (isClosed(option)) return { problem: text.mustChoose };
  return isNumber(option) ? numberOf(option, words, text) : wordsOf(option, words, text);
}

function numberOf(option: CommandOption, words: string, text: Strings) {
  const value = Number(words.replace(',', '.'));
  const whole = option.type === OptionKind.integer;
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value)))
    return { problem: text.mustBeNumber };
  const { min_value: min, max_value: max } = option;
  if (typeof min === 'number' && value < min) return { problem: text.atLeastValue(min) };
  if (typeof max === 'number' && value > max) return { problem: text.atMostValue(max) };
  return { value };
}

function wordsOf(option: CommandOption, words: string, text: Strings) {
  const { min_length: min, max_length: max } = option;
  if (words.length < (min ?? 0)) return { problem: text.atLeast(min ?? 0) };
  if (typeof max === 'number' && words.length > max) return { problem: text.atMost(max) };
  return { value: words };
}

/** The values of all filled-in options, valid or not, for autocomplete. */
export const soFar = (options: readonly CommandOption[], filled: FilledOptions): OptionValues =>
  Object.fromEntries(
    options.flatMap(({ name }) => {
      const each = filled[name];
      if (each === undefined || (each.words === '' && each.value === undefined)) return [];
      return [[name, each.value ?? each.words]];
    }),
  );
