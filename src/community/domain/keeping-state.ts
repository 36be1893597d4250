import { z } from 'zod';

export const keepingState = {
  /** When each of what it kept ended, in milliseconds since 1970, as far as that was noted. */
  endings: z.record(z.string(), z.number()),
  /** When Palabre was first seen to be on its server no more, in milliseconds since 1970. */
  leftAt: z.number().optional(),
  /** What a poll asked was forgotten, and is in its records still. */
  stale: z.boolean(),
};

export const keepingEvents = [
  z.object({ type: z.literal('ending.noted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
] as const;
