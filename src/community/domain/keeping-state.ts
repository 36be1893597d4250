import { z } from 'zod';

export const keepingState = {
  /** When each listed item ended, in milliseconds since 1970, as far as it was noted. */
  endings: z.record(z.string(), z.number()),
  /** When Palabre was first found to be gone from its server, in milliseconds since 1970. */
  leftAt: z.number().optional(),
  /** A poll's question was forgotten but is still in the records. */
  stale: z.boolean(),
};

export const keepingEvents = [
  z.object({ type: z.literal('ending.noted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
] as const;
