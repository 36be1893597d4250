import type { z } from 'zod';
import { yieldToEventLoop } from '../cooperative.ts';

/**
 * `stored` parsed by that schema; undefined if it does not match, or if the schema would drop a
 * field at any depth: a later version wrote it, and going on would lose the field.
 */
export function readWhole<T>(schema: z.ZodType<T>, stored: unknown): T | undefined {
  const { data, success } = schema.safeParse(stored);
  return success && hasAll(data, stored) ? data : undefined;
}

/** The same for something that may be large: yields to other work before, in between and after. */
export async function readWholeInTurns<T>(
  schema: z.ZodType<T>,
  stored: unknown,
): Promise<T | undefined> {
  await yieldToEventLoop();
  const { data, success } = schema.safeParse(stored);
  await yieldToEventLoop();
  const isWhole = success && hasAll(data, stored);
  await yieldToEventLoop();
  return isWhole ? data : undefined;
}

/** True if each field of `stored` is also in `read`; values may differ, and fields may be added. */
function hasAll(read: unknown, stored: unknown): boolean {
  if (!isObject(stored) || !isObject(read)) return true;
  for (const key in stored)
    if (stored[key] !== undefined && !(Object.hasOwn(read, key) && hasAll(read[key], stored[key])))
      return false;
  return true;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
