import type { Component } from 'discord-api-spec/zod';
import { defaultMax } from '../rules/component-rules.ts';
import { Kind, numbered } from '../rules/component-walk.ts';
import type { Modal } from '../types.ts';
import { isEntitySelect } from './resolve.ts';

export type Given = Record<string, string | string[]>;

export interface FilledInput {
  /** The format in which Discord sends it back. */
  wire: object;
  type: number;
  values: string[];
}

export interface FilledModal {
  components: object[];
  inputs: FilledInput[];
}

/** What the client sends for a modal. Throws if the client would not let a person submit it. */
export function fillModal(modal: Modal, given: Given): FilledModal {
  const inputs: FilledInput[] = [];
  const used = new Set<string>();
  const take = (input: Component, label: string): object => {
    const key = [input.custom_id ?? '', label].find((name) => name in given);
    if (key !== undefined) used.add(key);
    const filled = fillInput(input, label, key === undefined ? undefined : given[key]);
    inputs.push(filled);
    return filled.wire;
  };
  const components = numbered(modal.components).map((top) => fillTop(top, take));
  const unknown = Object.keys(given).filter((key) => !used.has(key));
  if (unknown.length > 0) {
    throw new Error(`the modal "${modal.title}" has no field ${unknown.join(', ')}`);
  }
  return { components, inputs };
}

function fillTop(top: Component, take: (input: Component, label: string) => object): object {
  const { type, id } = top;
  if (top.component) return { type, id, component: take(top.component, top.label ?? '') };
  if (!top.components) return { type, id };
  const components = top.components.map((input) => take(input, input.label ?? ''));
  return { type, id, components };
}

function fillInput(
  input: Component,
  label: string,
  given: string | string[] | undefined,
): FilledInput {
  const { type, id, custom_id } = input;
  const values = given === undefined ? prefilled(input) : [given].flat();
  const name = `the field "${label || custom_id}"`;
  if (type === Kind.textInput) checkText(input, values[0] ?? '', name);
  else if (type !== Kind.checkbox) checkChoice(input, values, name);
  const content = wireValue(type, values);
  return { type, values, wire: { type, id, custom_id, ...content } };
}

function wireValue(type: number, values: string[]): object {
  if (type === Kind.textInput) return { value: values[0] ?? '' };
  if (type === Kind.checkbox) return { value: values[0] === 'true' };
  if (type === Kind.radioGroup) return { value: values[0] ?? null };
  return { values };
}

function prefilled(input: Component): string[] {
  if (input.type === Kind.textInput) return input.value ? [input.value] : [];
  if (input.type === Kind.checkbox) return [String(input.default ?? false)];
  if (input.default_values) return input.default_values.map(({ id }) => id);
  return (input.options ?? []).filter((o) => o.default).map(({ value }) => value);
}

/** An optional input may be empty whatever its minimum length. */
function checkText(input: Component, text: string, name: string): void {
  if (text === '') {
    if (input.required === false) return;
    throw new Error(`${name} is required`);
  }
  const { min_length: min, max_length: max } = input;
  if (text.length < (min ?? 0)) throw new Error(`${name} takes at least ${min} characters`);
  // Discord counts what people type in code points.
  const { length } = Array.from(text);
  if (length > (max ?? 4000)) {
    throw new Error(`${name} takes at most ${max ?? 4000} characters, not ${length}`);
  }
}

function checkChoice(input: Component, values: readonly string[], name: string): void {
  if (input.type === Kind.fileUpload && values.length > 0) {
    throw new Error(`${name}: uploading is not emulated`);
  }
  if (values.length === 0) {
    if (input.required === false) return;
    throw new Error(`${name} is required`);
  }
  checkAmount(input, values, name);
  if (isEntitySelect(input.type)) return;
  const offered = (input.options ?? []).map(({ value }) => value);
  const stranger = values.find((value) => !offered.includes(value));
  if (stranger === undefined) return;
  throw new Error(`${name} does not offer "${stranger}", only ${offered.join(', ')}`);
}

/** Also applies to selects in messages. */
export function checkAmount(input: Component, values: readonly string[], name: string): void {
  const min = input.min_values ?? 1;
  const max = input.type === Kind.radioGroup ? 1 : (input.max_values ?? defaultMax(input));
  if (values.length < min || values.length > max) {
    throw new Error(`${name} takes ${min} to ${max} values, not ${values.length}`);
  }
  if (new Set(values).size < values.length) throw new Error(`${name}: a value is there twice`);
}
