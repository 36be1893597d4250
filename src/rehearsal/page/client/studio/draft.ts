import type { Draft } from '../../studio/protocol.ts';

/** Where something is in a draft. */
export type Path = readonly (string | number)[];
type Value = unknown;
export type Fields = { readonly [key: string]: Value };

export const isFields = (value: Value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fieldsOf = (value: Value): Fields => (isFields(value) ? value : {});
export const itemsOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);

export function valueAt(value: Value, [first, ...rest]: Path): Value {
  if (first === undefined) return value;
  const inner = typeof first === 'number' ? itemsOf(value)[first] : fieldsOf(value)[first];
  return valueAt(inner, rest);
}

/** The same with another value there; `undefined` takes it out, and what is empty because of that. */
export function changed(draft: Draft, path: Path, value: Value): Draft {
  return fieldsOf(replaced(draft, path, value));
}

function replaced(before: Value, [first, ...rest]: Path, value: Value): Value {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    const items = itemsOf(before);
    // One of a list keeps its place even while there is nothing in it.
    return items.map((item, index) =>
      index === first ? (replaced(item, rest, value) ?? null) : item,
    );
  }
  const fields = fieldsOf(before);
  const inner = replaced(fields[first], rest, value);
  const { [first]: _, ...others } = fields;
  // What was there stays in its place; nothing is left where there is nothing in it.
  if (inner !== undefined) return { ...fields, [first]: inner };
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Every id of the draft: a new one is unlike any of them. */
function idsIn(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isFields(value)) return [];
  const own = typeof value['id'] === 'string' ? [value['id']] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

export function newId(draft: Draft, start: string): string {
  const taken = new Set(idsIn(draft));
  for (let number = 1; ; number += 1) {
    const id = `${start}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** The most characters of an id; it never shows, but for the file's name. */
const longestId = 24;

/** A file's name from a title: lower case, no accents, hyphens. */
export function slug(title: string): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, longestId)
    .replaceAll(/^-+|-+$/gu, '');
  return plain === '' ? 'atelier' : plain;
}
