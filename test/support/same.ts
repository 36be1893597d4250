import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * The same down to what is absent rather than undefined. `toStrictEqual` cannot say so of objects
 * that hold a key named `constructor`; `toEqual` is there to show the difference when there is one.
 */
export function expectSame(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
  expect(isDeepStrictEqual(actual, expected)).toBe(true);
}

/** What a journal or a snapshot makes of a value: written as JSON, read again. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
