import { z } from 'zod';
import { personId } from '../../kernel/people.ts';
import { emptyPlacement, placementEvents, placementState } from '../../kernel/placement.ts';
import { localeSchema } from '../../kernel/text.ts';
import { pollRules } from './rules.ts';

const option = z.object({
  id: z.string(),
  label: z.string(),
  /** How many people may say yes; unlimited if absent. */
  limit: z.int().min(1).optional(),
  /** The table headings above an imported option, if they differ from its label. */
  heading: z.array(z.string()).optional(),
});
export type PollOption = z.infer<typeof option>;

/**
 * A person's stance on each option. Options in none of the three lists were added after they voted.
 * `name` is empty in an anonymous poll.
 */
const ballot = z.object({
  yes: z.array(z.string()),
  ifNeedBe: z.array(z.string()),
  no: z.array(z.string()),
  comment: z.string().optional(),
  name: z.string(),
  at: z.number(),
});
export type Ballot = z.infer<typeof ballot>;
export const stances = ['yes', 'ifNeedBe', 'no'] as const;
export type Stance = (typeof stances)[number];

/** What can be changed until the poll opens. */
const draft = z.object({
  question: z.string(),
  options: z.array(option),
  rules: pollRules,
  /** When it closes by itself, in milliseconds since 1970. */
  closesAt: z.number().optional(),
});
export type PollDraft = z.infer<typeof draft>;

const created = draft.extend({
  community: z.string(),
  channel: z.string(),
  workshop: z.string().optional(),
  locale: localeSchema,
  /** The votes were cast elsewhere and imported from a file. */
  imported: z.boolean().optional(),
});
export type PollSetUp = z.infer<typeof created>;

export const pollStateSchema = z.object({
  status: z.enum(['none', 'draft', 'open', 'closed']),
  id: z.string(),
  setUp: created.nullable(),
  createdBy: personId.nullable(),
  openedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** Its result is in the workshop's summary. */
  closedWithWorkshop: z.boolean(),
  /** When Palabre first looked at it, or somebody last said that it goes on. */
  seenAt: z.number().optional(),
  /** When it was asked whether it goes on; absent once it does. */
  quietAskedAt: z.number().optional(),
  /** Its channel was deleted: nothing can be posted for it any more. */
  channelGone: z.boolean().optional(),
  ballots: z.record(z.string(), ballot),
  counts: z.record(z.string(), z.object({ yes: z.int(), ifNeedBe: z.int(), no: z.int() })),
  voters: z.int(),
  /** The ids of options added during the vote. */
  added: z.array(z.string()),
  /** How many times the options of the open poll were reworded. */
  wording: z.int(),
  placement: placementState,
});
export type PollState = z.infer<typeof pollStateSchema>;

export const pollEventSchema = z.discriminatedUnion('type', [
  /** The first event of a rewritten stream: all that it held then, but for further ballots. */
  z.object({ type: z.literal('poll.kept'), state: pollStateSchema }),
  /** Further ballots that it held: `poll.kept` has them in its counts. */
  z.object({ type: z.literal('ballots.kept'), ballots: z.record(z.string(), ballot) }),
  created.extend({ type: z.literal('poll.created'), by: personId.nullable() }),
  draft.extend({ type: z.literal('poll.revised') }),
  z.object({ type: z.literal('poll.opened'), at: z.number() }),
  z.object({ type: z.literal('option.added'), option }),
  z.object({ type: z.literal('option.reworded'), option }),
  z.object({ type: z.literal('poll.scheduled'), closesAt: z.number().optional() }),
  ballot.extend({ type: z.literal('ballot.cast'), voter: personId }),
  z.object({ type: z.literal('ballot.withdrawn'), voter: personId }),
  z.object({
    type: z.literal('poll.closed'),
    at: z.number(),
    withWorkshop: z.boolean(),
    channelGone: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('poll.seen'), at: z.number() }),
  z.object({ type: z.literal('poll.quietAsked'), at: z.number() }),
  ...placementEvents,
]);
export type PollEvent = z.infer<typeof pollEventSchema>;

/** One that a channel can show: it was set up, and its channel is there. */
export function isShown(
  poll: Readonly<PollState>,
): poll is PollState & { readonly setUp: PollSetUp } {
  return poll.setUp !== null && poll.channelGone !== true;
}

export const emptyPoll = (id: string): PollState => ({
  status: 'none',
  id,
  setUp: null,
  createdBy: null,
  openedAt: null,
  closedAt: null,
  closedWithWorkshop: false,
  ballots: {},
  counts: {},
  voters: 0,
  added: [],
  wording: 0,
  placement: emptyPlacement(),
});
