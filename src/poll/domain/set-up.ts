import { differInAccents, textKey } from '../../kernel/same-text.ts';
import { isBlank, isLongerThan, written } from '../../kernel/written.ts';
import { mistakeInRules, type RulesError } from './rules.ts';
import type { PollDraft, PollOption, PollSetUp } from './state.ts';

/**
 * 20 options keep a ballot to two lists on a phone; 80 characters are two lines of such a list.
 * Nobody fills in a ballot of votes that were cast elsewhere: they may have 60, shown in pages.
 */
export const pollLimits = {
  minOptions: 2,
  maxOptions: 20,
  maxImported: 60,
  option: 80,
  question: 200,
  comment: 300,
  /**
   * With fewer ballots, an anonymous poll shows no result: two voters could work out each other's
   * vote. The messages that say so have “three” written out.
   */
  fewestAnonymous: 3,
  /** The shortest and the longest time before a poll closes by itself, in milliseconds. */
  shortest: 5 * 60_000,
  longest: 180 * 24 * 60 * 60_000,
} as const;

export type SetUpError =
  | RulesError
  | { readonly kind: 'questionMissing' }
  | { readonly kind: 'tooFewOptions'; readonly min: number }
  | { readonly kind: 'tooManyOptions'; readonly max: number }
  /** Of votes that were cast elsewhere. */
  | { readonly kind: 'tooManyImported'; readonly max: number; readonly found: number }
  | { readonly kind: 'optionTooLong'; readonly option: string; readonly max: number }
  /** `like`: the other one, where they differ in their accents. */
  | { readonly kind: 'optionTwice'; readonly option: string; readonly like?: string }
  | { readonly kind: 'closesTooSoon'; readonly minutes: number }
  | { readonly kind: 'closesTooLate'; readonly days: number };

/** The mistake in a poll's draft, or undefined. */
export function mistakeIn(
  draft: PollDraft & Pick<PollSetUp, 'imported'>,
  now: number,
): SetUpError | undefined {
  if (isBlank(draft.question)) return { kind: 'questionMissing' };
  return mistakeInOptions(draft) ?? mistakeInClosing(draft.closesAt, now);
}

type Draft = Pick<PollSetUp, 'options' | 'rules' | 'imported'>;

/**
 * Rules are checked too: they may not go with the options. `present`: the options of an open poll,
 * which stay even if a later rule finds two of them the same.
 */
export function mistakeInOptions(
  { options, rules, imported }: Draft,
  present: readonly PollOption[] = [],
): SetUpError | undefined {
  const { minOptions, maxOptions, maxImported, option: max } = pollLimits;
  if (options.length < minOptions) return { kind: 'tooFewOptions', min: minOptions };
  if (imported === true && options.length > maxImported)
    return { kind: 'tooManyImported', max: maxImported, found: options.length };
  if (imported !== true && options.length > maxOptions)
    return { kind: 'tooManyOptions', max: maxOptions };
  const long = options.find(({ label }) => isLongerThan(label, max));
  if (long !== undefined) return { kind: 'optionTooLong', option: long.label, max };
  const twice = twiceIn(options, present);
  if (twice !== undefined) return { kind: 'optionTwice', ...twice };
  return mistakeInRules(
    rules,
    options.some(({ limit }) => limit !== undefined),
  );
}

function twiceIn(
  options: readonly PollOption[],
  present: readonly PollOption[],
): { readonly option: string; readonly like?: string } | undefined {
  const known = new Map<string, PollOption>();
  for (const option of options) {
    const key = textKey(option.label);
    const same = known.get(key);
    if (same !== undefined && !(present.includes(same) && present.includes(option)))
      return {
        option: option.label,
        ...(differInAccents(same.label, option.label) ? { like: same.label } : {}),
      };
    known.set(key, option);
  }
  return undefined;
}

export function mistakeInClosing(at: number | undefined, now: number): SetUpError | undefined {
  const { shortest, longest } = pollLimits;
  if (at === undefined) return undefined;
  if (at < now + shortest) return { kind: 'closesTooSoon', minutes: shortest / 60_000 };
  return at > now + longest ? { kind: 'closesTooLate', days: longest / 86_400_000 } : undefined;
}

/** An unused id for a new option. */
export function newOptionId(options: readonly PollOption[]): string {
  const taken = new Set(options.map(({ id }) => id));
  let number = options.length + 1;
  while (taken.has(`o${number}`)) number += 1;
  return `o${number}`;
}

/** An option as typed: its position in the list identifies it. */
export type OptionLine = Pick<PollOption, 'label' | 'limit'>;

/** `Samedi (max 12)`: at most twelve people may say yes. */
const limited = /^(?<label>.*\S)\s*\(max\.?\s*(?<limit>[1-9]\d{0,4})\)$/iu;

/** Options as typed, one per line; empty lines are skipped. */
export function readOptions(typed: string): OptionLine[] {
  return typed
    .split('\n')
    .map(written)
    .filter((line) => line !== '')
    .map((line) => {
      const { label = line, limit } = limited.exec(line)?.groups ?? {};
      return limit === undefined ? { label } : { label, limit: Number(limit) };
    });
}

export function writeOptions(options: readonly OptionLine[]): string {
  return options
    .map(({ label, limit }) => (limit === undefined ? label : `${label} (max ${limit})`))
    .join('\n');
}
