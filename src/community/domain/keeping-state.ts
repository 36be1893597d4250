import { z } from 'zod';
import { personId } from '../../kernel/people.ts';

const rewritten = z.object({ kind: z.enum(['workshop', 'poll']), id: z.string() });
export type Rewritten = z.infer<typeof rewritten>;

/**
 * The last record of each stream, such as `workshop/w`, with which a workshop that ended showed all
 * that it will: as long as none has a later one, nobody needs to read them.
 */
const restingRecords = z.record(z.string(), z.int());
export type RestingRecords = z.infer<typeof restingRecords>;

export const keepingState = {
  /** When each listed item ended, in milliseconds since 1970, as far as it was noted. */
  endings: z.record(z.string(), z.number()),
  /** Of workshops that ended: the records with which each was found to be at rest. */
  rests: z.record(z.string(), restingRecords).optional(),
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
  z.object({ type: z.literal('rest.noted'), id: z.string(), records: restingRecords }),
  z.object({ type: z.literal('community.left'), at: z.number() }),
  z.object({ type: z.literal('community.back') }),
  z.object({ type: z.literal('erasure.asked'), person: personId, at: z.number() }),
  /** A stream is about to be rewritten: from then on, its channel may show what it no longer holds. */
  z.object({ type: z.literal('erasure.rewriting'), what: rewritten }),
  z.object({ type: z.literal('erasure.shown'), what: rewritten }),
] as const;
