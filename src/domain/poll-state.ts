import { z } from 'zod';
import { entryOf } from './dictionary.ts';
import { personId, type PersonId } from './people.ts';
import { localeSchema } from './text.ts';
import { emptyPlacement, foldPlacement, placementEvents, placementState } from './placement.ts';

const option = z.object({ id: z.string(), label: z.string() });
export type PollOption = z.infer<typeof option>;

const ballot = z.object({
  yes: z.array(z.string()),
  ifNeedBe: z.array(z.string()),
  name: z.string(),
  at: z.number(),
});
export type Ballot = z.infer<typeof ballot>;

/** How the poll is held; fixed once it is created. */
export const pollRules = z.object({
  ifNeedBe: z.boolean(),
  resultsWhileOpen: z.boolean(),
  named: z.boolean(),
});
export type PollRules = z.infer<typeof pollRules>;

const created = z.object({
  community: z.string(),
  channel: z.string(),
  workshop: z.string().optional(),
  locale: localeSchema,
  question: z.string(),
  options: z.array(option),
  rules: pollRules,
});
export type PollSetUp = z.infer<typeof created>;

export const pollStateSchema = z.object({
  status: z.enum(['none', 'draft', 'open', 'closed']),
  id: z.string(),
  setUp: created.nullable(),
  createdBy: personId.nullable(),
  closedAt: z.number().nullable(),
  ballots: z.record(z.string(), ballot),
  counts: z.record(z.string(), z.object({ yes: z.int(), ifNeedBe: z.int() })),
  voters: z.int(),
  placement: placementState,
});
export type PollState = z.infer<typeof pollStateSchema>;

export const pollEventSchema = z.discriminatedUnion('type', [
  created.extend({ type: z.literal('poll.created'), by: personId.nullable() }),
  z.object({ type: z.literal('poll.opened') }),
  ballot.extend({ type: z.literal('ballot.cast'), voter: personId }),
  z.object({ type: z.literal('ballot.withdrawn'), voter: personId }),
  z.object({ type: z.literal('poll.closed'), at: z.number() }),
  ...placementEvents,
]);
export type PollEvent = z.infer<typeof pollEventSchema>;

export const emptyPoll = (id: string): PollState => ({
  status: 'none',
  id,
  setUp: null,
  createdBy: null,
  closedAt: null,
  ballots: {},
  counts: {},
  voters: 0,
  placement: emptyPlacement(),
});

/**
 * Folds one event into the state it is given, which it owns: counts are kept ballot by ballot, so a
 * vote costs the same with ten voters as with ten thousand.
 */
export function evolvePoll(state: PollState, event: PollEvent): PollState {
  switch (event.type) {
    case 'poll.created':
      return foldCreated(state, event);
    case 'poll.opened':
      state.status = 'open';
      return state;
    case 'ballot.cast':
      return foldCast(state, event);
    case 'ballot.withdrawn':
      return foldWithdrawn(state, event.voter);
    case 'poll.closed':
      state.status = 'closed';
      state.closedAt = event.at;
      return state;
    case 'post.placed':
    case 'post.removed':
    case 'thread.opened':
    case 'thread.lost':
      foldPlacement(state.placement, event);
      return state;
  }
}

function foldCreated(
  state: PollState,
  event: Extract<PollEvent, { type: 'poll.created' }>,
): PollState {
  const { type: _type, by, ...setUp } = event;
  state.status = 'draft';
  state.setUp = setUp;
  state.createdBy = by;
  for (const { id } of setUp.options) state.counts[id] = { yes: 0, ifNeedBe: 0 };
  return state;
}

function foldCast(state: PollState, event: Extract<PollEvent, { type: 'ballot.cast' }>): PollState {
  foldWithdrawn(state, event.voter);
  const { yes, ifNeedBe, name, at } = event;
  state.ballots[event.voter] = { yes, ifNeedBe, name, at };
  state.voters += 1;
  count(state, { yes, ifNeedBe }, 1);
  return state;
}

function foldWithdrawn(state: PollState, voter: PersonId): PollState {
  const former = entryOf(state.ballots, voter);
  if (former === undefined) return state;
  delete state.ballots[voter];
  state.voters -= 1;
  count(state, former, -1);
  return state;
}

function count(state: PollState, ballot: Pick<Ballot, 'yes' | 'ifNeedBe'>, by: 1 | -1): void {
  for (const stance of ['yes', 'ifNeedBe'] as const) {
    for (const id of ballot[stance]) {
      const counts = entryOf(state.counts, id);
      if (counts !== undefined) counts[stance] += by;
    }
  }
}

export interface OptionTally {
  readonly option: PollOption;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly best: boolean;
}

/** Framadate's rule: the star goes to every option with the most yes, if above zero; nothing else counts. */
export function tally(state: PollState): OptionTally[] {
  const lines = (state.setUp?.options ?? []).map((each) => ({
    option: each,
    ...(entryOf(state.counts, each.id) ?? { yes: 0, ifNeedBe: 0 }),
  }));
  const most = Math.max(0, ...lines.map(({ yes }) => yes));
  return lines.map((line) => ({ ...line, best: most > 0 && line.yes === most }));
}
