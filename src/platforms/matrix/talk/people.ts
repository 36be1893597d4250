import { textKey } from '../../../kernel/same-text.ts';
import type { Person } from '../../../kernel/people.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

export type WhoProblem =
  | { readonly kind: 'nobody'; readonly typed: string }
  | { readonly kind: 'several'; readonly typed: string; readonly people: readonly Person[] };

const wholeId = /@[^\s:@]{1,250}:[^\s,;)]{1,250}/u;

/**
 * The person who is meant: by their whole id, by their name, or by a part of it that only one of
 * these people has.
 */
export function personMeant(typed: string, people: readonly Person[]): Result<Person, WhoProblem> {
  const [id] = wholeId.exec(typed) ?? [];
  const known = people.find((person) => person.id === id);
  if (known !== undefined) return ok(known);
  const key = textKey(typed.replace(/^@/u, ''));
  if (key === '') return err({ kind: 'nobody', typed });
  for (const is of [isNamed, isLocally, begins, has]) {
    const found = people.filter((person) => is(person, key));
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return ok(only);
    if (found.length > 1) return err({ kind: 'several', typed, people: found });
  }
  return err({ kind: 'nobody', typed });
}

type Is = (person: Person, key: string) => boolean;
const isNamed: Is = ({ name }, key) => textKey(name) === key;
const isLocally: Is = ({ id }, key) => textKey(id.slice(1).split(':')[0] ?? '') === key;
const begins: Is = ({ name }, key) => textKey(name).startsWith(key);
const has: Is = ({ name }, key) => textKey(name).includes(key);
