import { z } from 'zod';
import { personId } from '../kernel/people.ts';

const commit = z.strictObject({
  at: z.number(),
  by: personId.nullable(),
  events: z.array(z.unknown()),
  request: z.string().exactOptional(),
});

/** A stored record. A field that is not listed here was written by a later version. */
export const recordSchema = z.strictObject({ v: z.int().positive(), commits: z.array(commit) });

export const snapshotSchema = z.strictObject({
  v: z.int().positive(),
  sequence: z.int().positive(),
  state: z.unknown(),
  requests: z.array(z.tuple([z.string(), z.number()])).exactOptional(),
});
