import { z } from 'zod';

/** Increased when earlier programs can no longer read a backup. */
export const backupFormat = 2;

/** The first line of a backup. */
export const headerSchema = z.object({
  palabre: z.literal('backup'),
  format: z.int().positive(),
  /** When it was begun: everything acknowledged before is in it. */
  at: z.iso.datetime(),
});
export type Header = z.output<typeof headerSchema>;

/** Precedes the records of a stream, one line each: how many follow. */
export const streamLine = z.strictObject({
  stream: z.string().regex(/^[^/]+\/[^/]+$/u),
  records: z.int().positive(),
});

/** Precedes the entries of a drawer, one line each, after all streams: how many follow. */
export const drawerLine = z.strictObject({ drawer: z.string(), entries: z.int().positive() });
export const entryLine = z.strictObject({ key: z.string(), value: z.base64() });

/** The last line: what was written before it, and a digest of all those bytes. */
export const endLine = z.strictObject({
  streams: z.int().nonnegative(),
  records: z.int().nonnegative(),
  /** Of all drawers; the first format had none. */
  entries: z.int().nonnegative().default(0),
  sha256: z.string(),
});

/** What a backup holds. */
export interface Counted {
  readonly streams: number;
  readonly records: number;
}
