import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';

const recordSchema = z.object({
  /** The digest of the content that it shows. */
  digest: z.string().default(''),
  /** How many times it was edited. */
  edits: z.number().default(0),
  parts: z.array(z.object({ event: z.string(), digest: z.string() })).default([]),
  /** The events of the reactions that serve as its buttons, by their keys. */
  presses: z.record(z.string(), z.string()).default({}),
  /** Whose turn it announces, and how many times somebody was told so. */
  calls: z.array(z.string()).default([]),
  told: z.number().default(0),
});
/** What belongs to one message of Palabre's: nothing that people wrote. */
export type PostRecord = z.output<typeof recordSchema>;

/** The records of Palabre's messages, which outlive a restart. */
export interface Records {
  of(message: string): Promise<PostRecord>;
  /** Changes to one record are made in the order of the calls. */
  change(message: string, change: Partial<PostRecord>): Promise<PostRecord>;
  drop(message: string): Promise<void>;
}

const nothing = (): PostRecord => recordSchema.parse({});
/** The most records kept in memory. */
const most = 2_000;

export function recordsIn(drawer: Drawer): Records {
  const known = new Map<string, Promise<PostRecord>>();
  const load = async (message: string): Promise<PostRecord> => {
    const bytes = await drawer.get(message);
    if (bytes === undefined) return nothing();
    const read = recordSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return read.data ?? nothing();
  };
  const put = (message: string, record: Promise<PostRecord>): Promise<PostRecord> => {
    known.delete(message);
    known.set(message, record);
    record.catch(() => {
      if (known.get(message) === record) known.delete(message);
    });
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return record;
  };
  const of = (message: string) => known.get(message) ?? put(message, load(message));
  const write = async (message: string, record: PostRecord): Promise<PostRecord> => {
    const bytes = Buffer.from(JSON.stringify(record), 'utf8');
    await drawer.change(new Map([[message, bytes]]));
    return record;
  };
  return {
    of,
    change: (message, change) =>
      put(
        message,
        of(message).then((before) => write(message, { ...before, ...change })),
      ),
    drop: async (message) => {
      await of(message).catch(() => undefined);
      known.delete(message);
      await drawer.change(new Map([[message, undefined]]));
    },
  };
}

export const digestOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');
