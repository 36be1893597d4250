import { z } from 'zod';
import { personId } from '../../kernel/people.ts';
import { pillarIdSchema } from '../../kernel/pillars.ts';

/** The questions a recap asks everyone: what made them think, what inspires them, what they question. */
export const invitations = ['thinks', 'inspires', 'questions'] as const;
export type Invitation = (typeof invitations)[number];
export const invitation = z.enum(invitations);

/** `2026-W53`: the alphabetical order is the order in time. */
export const isoWeek = z.string().regex(/^\d{4}-W\d{2}$/u);

const ofWorkshop = z.object({ workshop: z.string() });

/**
 * What a recap shows, by ids and figures only: people's words stay in their own stream, so that what
 * somebody withdraws disappears from the recap too.
 */
export const outlineSchema = z.object({
  /** The period: after `from`, up to `until`; in milliseconds since 1970. */
  from: z.number(),
  until: z.number(),
  /** How many contributions each pillar, exercise or debrief received. */
  moved: z.array(
    ofWorkshop.extend({
      kind: z.enum(['pillar', 'exercise', 'debrief']),
      id: z.string(),
      count: z.int(),
    }),
  ),
  /** People who signed something for the first time. */
  voices: z.int(),
  quotes: z.array(ofWorkshop.extend({ contribution: z.string() })),
  /** Answers to the invitations of an earlier recap. */
  echoes: z.array(z.object({ week: isoWeek, invitation, person: personId })),
  unanswered: z.array(ofWorkshop.extend({ board: z.string() })),
  moreUnanswered: z.int(),
  polls: z.array(z.object({ poll: z.string(), voters: z.int(), closesAt: z.number().optional() })),
  /** The next step of each open workshop; none after the last. */
  next: z.array(ofWorkshop.extend({ step: z.string().optional(), endsAt: z.number().optional() })),
  /** Contributions by week and pillar, oldest first; `other` has no pillar. */
  weeks: z.array(
    z.object({
      week: isoWeek,
      counts: z.partialRecord(z.enum([...pillarIdSchema.options, 'other']), z.int()),
    }),
  ),
  /** The channels that its figures count; absent if an earlier version wrote it. */
  channels: z.array(z.string()).optional(),
});
export type RecapOutline = z.infer<typeof outlineSchema>;
