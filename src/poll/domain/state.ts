import { z } from 'zod';
import { entryOf } from '../../kernel/dictionary.ts';
import { personId, type PersonId } from '../../kernel/people.ts';
import {
  emptyPlacement,
  foldPlacement,
  placementEvents,
  placementState,
} from '../../kernel/placement.ts';
import { localeSchema } from '../../kernel/text.ts';

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

/** How the poll works; fixed once it is open. An anonymous poll shows its results at the close. */
export const pollRules = z.object({
  ifNeedBe: z.boolean(),
  resultsWhileOpen: z.boolean(),
  named: z.boolean(),
  /** What earns the star: the most yes, or the most yes and if need be combined. */
  ranking: z.enum(['yes', 'approval']),
});
export type PollRules = z.infer<typeof pollRules>;

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

/**
 * Folds an event into the given state, which it owns and mutates. Counts are updated ballot by
 * ballot, so a vote costs the same with ten voters as with ten thousand.
 */
export function evolvePoll(state: PollState, event: PollEvent): PollState {
  switch (event.type) {
    case 'poll.created':
      foldCreated(state, event);
      break;
    case 'poll.revised':
      foldRevised(state, event);
      break;
    case 'poll.opened':
      state.status = 'open';
      state.openedAt = event.at;
      break;
    case 'option.added':
      state.setUp?.options.push(event.option);
      state.added.push(event.option.id);
      state.counts[event.option.id] = noCount();
      break;
    case 'option.reworded':
      foldReworded(state, event.option);
      break;
    case 'poll.scheduled':
      foldScheduled(state, event.closesAt);
      break;
    case 'ballot.cast':
      foldCast(state, event);
      break;
    case 'ballot.withdrawn':
      foldWithdrawn(state, event.voter);
      break;
    case 'poll.closed':
      state.status = 'closed';
      state.closedAt = event.at;
      state.closedWithWorkshop = event.withWorkshop;
      if (event.channelGone === true) state.channelGone = true;
      break;
    case 'post.begun':
    case 'post.placed':
    case 'post.removed':
    case 'thread.opened':
    case 'thread.lost':
      foldPlacement(state.placement, event);
      break;
  }
  return state;
}

const noCount = () => ({ yes: 0, ifNeedBe: 0, no: 0 });

function foldCreated(state: PollState, event: Extract<PollEvent, { type: 'poll.created' }>): void {
  const { type: _type, by, ...setUp } = event;
  state.status = 'draft';
  state.setUp = { ...setUp, options: [...setUp.options] };
  state.createdBy = by;
  for (const { id } of setUp.options) state.counts[id] = noCount();
}

/** Nobody has voted yet: reset the counts for the new options. */
function foldRevised(state: PollState, event: Extract<PollEvent, { type: 'poll.revised' }>): void {
  if (state.setUp === null) return;
  const { type: _type, ...revised } = event;
  const { closesAt: _former, ...kept } = state.setUp;
  state.setUp = { ...kept, ...revised, options: [...revised.options] };
  state.counts = Object.fromEntries(revised.options.map(({ id }) => [id, noCount()]));
}

function foldReworded(state: PollState, reworded: PollOption): void {
  const options = state.setUp?.options ?? [];
  const index = options.findIndex(({ id }) => id === reworded.id);
  if (index !== -1) options[index] = reworded;
  state.wording += 1;
}

function foldScheduled(state: PollState, closesAt: number | undefined): void {
  if (state.setUp === null) return;
  delete state.setUp.closesAt;
  if (closesAt !== undefined) state.setUp.closesAt = closesAt;
}

/** People who change their vote keep their row in the table. */
function foldCast(state: PollState, event: Extract<PollEvent, { type: 'ballot.cast' }>): void {
  const { type: _type, voter, ...cast } = event;
  const former = entryOf(state.ballots, voter);
  if (former === undefined) state.voters += 1;
  else count(state, former, -1);
  state.ballots[voter] = cast;
  count(state, cast, 1);
}

function foldWithdrawn(state: PollState, voter: PersonId): void {
  const former = entryOf(state.ballots, voter);
  if (former === undefined) return;
  delete state.ballots[voter];
  state.voters -= 1;
  count(state, former, -1);
}

function count(state: PollState, cast: Ballot, by: 1 | -1): void {
  for (const stance of stances) {
    for (const id of cast[stance]) {
      const counts = entryOf(state.counts, id);
      if (counts !== undefined) counts[stance] += by;
    }
  }
}
