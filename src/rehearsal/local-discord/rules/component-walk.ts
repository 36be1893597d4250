import type { Component } from 'discord-api-spec/zod';

/** Discord's component types. */
export const Kind = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const LINK_BUTTON = 5;

const SELECTS: ReadonlySet<number> = new Set([
  Kind.stringSelect,
  Kind.userSelect,
  Kind.roleSelect,
  Kind.mentionableSelect,
  Kind.channelSelect,
]);

export const isSelect = (component: Component): boolean => SELECTS.has(component.type);

export interface Found {
  component: Component;
  path: (string | number)[];
}

/** Every component, each followed by its nested ones. */
export function walk(
  components: readonly Component[],
  path: Found['path'] = ['components'],
): Found[] {
  return components.flatMap((component, index) => visit(component, [...path, index]));
}

function visit(component: Component, path: Found['path']): Found[] {
  const found = [{ component, path }, ...walk(component.components ?? [], [...path, 'components'])];
  if (component.component) found.push(...visit(component.component, [...path, 'component']));
  if (component.accessory) found.push(...visit(component.accessory, [...path, 'accessory']));
  return found;
}

/** A copy with numbers for the components the bot did not number, as Discord does. */
export function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone([...components]);
  const all = walk(copy);
  const taken = new Set(all.map(({ component }) => component.id).filter((id) => id));
  let next = 1;
  for (const { component } of all) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    next += 1;
  }
  return copy;
}

/** All text displays, for mentions and for the limit on their total length. */
export function textOf(components: readonly Component[]): string[] {
  return walk(components)
    .filter(({ component }) => component.type === Kind.text)
    .map(({ component }) => component.content ?? '');
}
