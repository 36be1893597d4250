import { z } from 'zod';
import { personId } from '../../kernel/people.ts';

const rewritten = z.object({ kind: z.enum(['workshop', 'poll']), id: z.string() });
export type Rewritten = z.infer<typeof rewritten>;

export const keepingState = {
  /** When each listed item ended, in milliseconds since 1970, as far as it was noted. */
  endings: z.record(z.string(), z.number()),
  /** When Palabre was first found to be gone from its server, in milliseconds since 1970. */
  leftAt: z.number().optional(),
  /** A poll's question was forgotten but is still in the records. */
  stale: z.boolean(),
  /** Who asked to be erased, and when, in milliseconds since 1970, until nothing of them is left. */
  erasures: z.record(personId, z.number()).optional(),
  /** The workshops and polls that were rewritten, until their channels show it. */
  shownAgain: z.array(rewritten).optional(),
};

export const keepingEvents = [
  z.object({ type: z.literal('ending.noted'), id: z.string(), at: z.number() }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
  z.object({ type: z.literal('erasure.asked'), person: personId, at: z.number() }),
  /** A stream is about to be rewritten: from then on, its channel may show what it no longer holds. */
  z.object({ type: z.literal('erasure.rewriting'), what: rewritten }),
  z.object({ type: z.literal('erasure.shown'), what: rewritten }),
] as const;
