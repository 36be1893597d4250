import type { Component } from 'discord-api-spec/zod';
import type { Issue } from '../api-error.ts';
import { isSelect, Kind, LINK_BUTTON } from './component-walk.ts';
import type { Found } from './component-walk.ts';

/** Rules for components in messages and modals that are not in Discord's document. */
export function commonIssues(found: readonly Found[]): Issue[] {
  return [
    ...duplicates(found, 'duplicateCustomId', ({ custom_id: id }) => id),
    ...duplicates(found, 'duplicateComponentId', ({ id }) => id || undefined),
    ...found.flatMap((one) => choiceIssues(one)),
    ...found.filter(isBlankText).map(({ path }) => issue('emptyText', path, 'must not be empty')),
  ];
}

export function issue(rule: string, path: Found['path'], message: string): Issue {
  return { rule, path, message };
}

function isBlankText({ component }: Found): boolean {
  return component.type === Kind.text && !component.content?.trim();
}

function duplicates(
  found: readonly Found[],
  rule: string,
  key: (component: Component) => string | number | null | undefined,
): Issue[] {
  const seen = new Set<string | number>();
  return found.flatMap(({ component, path }) => {
    const value = key(component);
    if (value === undefined || value === null) return [];
    if (seen.has(value)) return [issue(rule, path, `${value} is used twice`)];
    seen.add(value);
    return [];
  });
}

/** Selects, radio groups and checkbox groups. */
function choiceIssues({ component, path }: Found): Issue[] {
  const { type, options } = component;
  const several = isSelect(component) || type === Kind.checkboxGroup;
  if (!several && type !== Kind.radioGroup) return [];
  const max = several ? (component.max_values ?? defaultMax(component)) : 1;
  const min = component.min_values ?? 1;
  const preset = component.default_values?.length ?? options?.filter((o) => o.default).length ?? 0;
  const issues: Issue[] = [];
  if (min > max) issues.push(issue('minAboveMax', path, `min_values ${min} > max_values ${max}`));
  if (options && max > options.length) {
    issues.push(issue('maxAboveOptions', path, `max_values ${max} of ${options.length} options`));
  }
  if (preset > max) {
    issues.push(issue('tooManyDefaults', path, `${preset} defaults, ${max} at most`));
  }
  if (new Set(options?.map(({ value }) => value)).size < (options?.length ?? 0)) {
    issues.push(issue('duplicateOptionValue', path, 'two options have the same value'));
  }
  return issues;
}

/** A select takes one value by default; a checkbox group takes all its options. */
export function defaultMax(component: Component): number {
  return component.type === Kind.checkboxGroup ? (component.options?.length ?? 1) : 1;
}

export function buttonIssues({ component, path }: Found): Issue[] {
  if (component.type !== Kind.button) return [];
  const issues: Issue[] = [];
  const isLink = component.style === LINK_BUTTON;
  if (isLink && (!component.url || component.custom_id)) {
    issues.push(issue('linkButton', path, 'a link button has a url and no custom_id'));
  }
  if (!isLink && (component.url || !component.custom_id)) {
    issues.push(issue('button', path, 'a button has a custom_id and no url'));
  }
  if (!component.label && !component.emoji) {
    issues.push(issue('buttonWithoutLabel', path, 'a button has a label or an emoji'));
  }
  return issues;
}

export function rowIssues({ component, path }: Found): Issue[] {
  if (component.type !== Kind.row) return [];
  const inside = component.components ?? [];
  const selects = inside.filter(isSelect).length;
  if (selects > 0 && inside.length > 1) {
    return [issue('mixedRow', path, 'a row holds buttons, or one select alone')];
  }
  return [];
}
