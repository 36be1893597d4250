import type { z } from 'zod';

/** A button's or form's address: what to do and with what, short enough for any platform (`limits.ts`). */
export type ActionRef = string & z.core.$brand<'action'>;

export const maxActionLength = 100;
const separator = ':';
/**
 * What a field may hold. A plain pattern, not zod: each click reads an address, and each card
 * writes many.
 */
const part = /^[A-Za-z0-9-]*$/u;

export interface Action<Name extends string, Field extends string> {
  readonly name: Name;
  readonly fields: readonly Field[];
  /**
   * The address to put on a button. Throws if an address can't carry the values, which is a bug.
   */
  ref(values: Readonly<Record<Field, string>>): ActionRef;
  /** The fields of an address of this action; undefined if it is malformed. */
  read(ref: string): Readonly<Record<Field, string>> | undefined;
}

/** Declares a button's or form's action: its name and the fields it carries, all plain ids. */
export function action<const Name extends string, const Field extends string = never>(
  name: Name,
  fields: readonly Field[] = [],
): Action<Name, Field> {
  return {
    name,
    fields,
    ref: (values) =>
      addressOf(
        name,
        fields.map((field) => values[field]),
      ),
    read: (ref) => readFields(ref, name, fields),
  };
}

/** The name of the action in an address, to find its handler. */
export function actionName(ref: string): string {
  return ref.split(separator, 1)[0] ?? '';
}

function addressOf(name: string, values: readonly string[]): ActionRef {
  const ref = [name, ...values].join(separator);
  if (!values.every((value) => part.test(value)) || !isAddress(ref))
    throw new Error(`The values of ${name} do not fit in an address`);
  return ref;
}

const isAddress = (ref: string): ref is ActionRef => ref.length <= maxActionLength;

function readFields<Field extends string>(
  ref: string,
  name: string,
  fields: readonly Field[],
): Readonly<Record<Field, string>> | undefined {
  const [found, ...values] = ref.split(separator);
  if (found !== name || values.length !== fields.length) return undefined;
  if (!values.every((value) => part.test(value))) return undefined;
  const record = Object.fromEntries(fields.map((field, index) => [field, values[index] ?? '']));
  return holds(record, fields) ? record : undefined;
}

function holds<Field extends string>(
  record: Readonly<Record<string, string>>,
  fields: readonly Field[],
): record is Readonly<Record<Field, string>> {
  return fields.every((field) => Object.hasOwn(record, field));
}
