import type { Component, Modal } from '../../../local-discord/types.ts';
import type { Strings } from '../strings.ts';

/** A question in a form: its label and its input. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly input: Component;
}

export type Value = readonly string[];
export type Values = Readonly<Record<string, Value>>;

export const Kind = {
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

const paragraphStyle = 2;
const longestText = 4_000;

export const isParagraph = ({ style }: Component): boolean => style === paragraphStyle;
export const maxLength = ({ max_length }: Component): number => max_length ?? longestText;
/** Form inputs are required unless they say otherwise. */
export const isRequired = ({ required }: Component): boolean => required !== false;

export function fieldsOf({ components }: Modal): readonly Field[] {
  return components.flatMap(({ label, description, component, components: row }) => {
    const inputs = component === undefined ? (row ?? []) : [component];
    return inputs.map((input) => fieldOf(input, label ?? input.label ?? '', description));
  });
}

function fieldOf(input: Component, label: string, help: string | null | undefined): Field {
  const described = help === null || help === undefined ? {} : { help };
  return { id: input.custom_id ?? '', label, input, ...described };
}

export const valuesAtFirst = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map(({ id, input }) => [id, valueAtFirst(input)]));

function valueAtFirst(input: Component): Value {
  if (input.type === Kind.textInput) return [input.value ?? ''];
  if (input.type === Kind.checkbox) return [String(input.default === true)];
  if (input.default_values) return input.default_values.map(({ id }) => id);
  return (input.options ?? []).filter((each) => each.default).map(({ value }) => value);
}

/** In the protocol's format: strings for text and single checkboxes, lists for the rest. */
export const toSend = (
  fields: readonly Field[],
  values: Values,
): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    fields.map(({ id, input }) => {
      const value = values[id] ?? [];
      const alone = input.type === Kind.textInput || input.type === Kind.checkbox;
      return [id, alone ? (value[0] ?? '') : value];
    }),
  );

/** Why this answer cannot be sent, as Discord's client checks it. */
export function problemOf(field: Field, values: Values, text: Strings): string | undefined {
  const { input } = field;
  const value = values[field.id] ?? [];
  if (input.type === Kind.checkbox) return undefined;
  return input.type === Kind.textInput
    ? textProblem(input, value[0] ?? '', text)
    : choiceProblem(input, value.length, text);
}

function textProblem(input: Component, typed: string, text: Strings): string | undefined {
  if (typed === '') return isRequired(input) ? text.mustFill : undefined;
  const { min_length: min } = input;
  if (typed.length < (min ?? 0)) return text.atLeast(min ?? 0);
  return typed.length > maxLength(input) ? text.atMost(maxLength(input)) : undefined;
}

function choiceProblem(input: Component, count: number, text: Strings): string | undefined {
  if (count === 0) return isRequired(input) ? text.mustFill : undefined;
  const { min_values: min, max_values: max } = input;
  if (count < (min ?? 1)) return text.chooseAtLeast(min ?? 1);
  return count > mostValues(input) ? text.chooseAtMost(max ?? 1) : undefined;
}

/** All boxes of a group can be ticked; a list takes one value by default. */
export function mostValues({ type, max_values, options }: Component): number {
  if (type === Kind.checkboxGroup) return max_values ?? options?.length ?? 1;
  return type === Kind.radioGroup ? 1 : (max_values ?? 1);
}
