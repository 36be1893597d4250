import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * Equal, treating absent and undefined as different. `toStrictEqual` cannot compare objects with a
 * key named `constructor`; `toEqual` shows the difference if there is one.
 */
export function expectSame(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
  expect(isDeepStrictEqual(actual, expected)).toBe(true);
}

/** What a journal or snapshot makes of a value: written as JSON and read again. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
