import { z } from 'zod';

/** A variable that may be left out. An empty line in a `.env` file means that it is. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const withDefault = <T extends z.ZodType>(schema: T, fallback: z.output<T>) =>
  optional(schema).transform((value) => value ?? fallback);
