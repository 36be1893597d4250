import { entryOf } from './dictionary.ts';
import { isSomeone, type Actor } from './people.ts';
import type { PollEvent, PollSetUp, PollState } from './poll-state.ts';
import { err, ok, type Result } from './result.ts';

export type PollIntent =
  | { readonly type: 'create'; readonly setUp: PollSetUp }
  | { readonly type: 'open' }
  | { readonly type: 'vote'; readonly yes: readonly string[]; readonly ifNeedBe: readonly string[] }
  | { readonly type: 'withdraw' }
  | { readonly type: 'close' };

export type PollError =
  | { readonly kind: 'pollUnknown' }
  | { readonly kind: 'pollExists' }
  | { readonly kind: 'pollNotOpen' }
  | { readonly kind: 'pollAlreadyOpen' }
  | { readonly kind: 'pollClosed'; readonly at: number }
  | { readonly kind: 'questionMissing' }
  | { readonly kind: 'tooFewOptions'; readonly min: number }
  | { readonly kind: 'tooManyOptions'; readonly max: number }
  | { readonly kind: 'optionTooLong'; readonly option: string; readonly max: number }
  | { readonly kind: 'optionTwice'; readonly option: string }
  | { readonly kind: 'unknownOption'; readonly option: string }
  | { readonly kind: 'noBallot' }
  | { readonly kind: 'notPollFacilitator' }
  | { readonly kind: 'notAPerson' };

/** 20 options keep a ballot to two lists on a phone; 80 characters are what such a list can show. */
export const pollLimits = { minOptions: 2, maxOptions: 20, option: 80, question: 200 } as const;

/** `mayFacilitate`: the actor facilitates the poll's workshop; anyone may vote. */
export function decidePoll(
  state: PollState,
  intent: PollIntent,
  context: { now: number; by: Actor | null; mayFacilitate: boolean },
): Result<PollEvent[], PollError> {
  if (context.by !== null && !isSomeone(context.by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'create') return decideCreate(state, intent.setUp, context.by);
  if (state.setUp === null) return err({ kind: 'pollUnknown' });
  if (state.closedAt !== null) return err({ kind: 'pollClosed', at: state.closedAt });
  if (intent.type === 'open' || intent.type === 'close') {
    if (!context.mayFacilitate && context.by?.id !== state.createdBy)
      return err({ kind: 'notPollFacilitator' });
    return intent.type === 'open' ? decideOpen(state) : decideClose(state, context.now);
  }
  if (state.status !== 'open') return err({ kind: 'pollNotOpen' });
  if (context.by === null) return err({ kind: 'notPollFacilitator' });
  if (intent.type === 'withdraw') return decideWithdrawBallot(state, context.by);
  return decideVote(state.setUp, intent, { ...context, by: context.by });
}

function decideOpen(state: PollState): Result<PollEvent[], PollError> {
  return state.status === 'draft'
    ? ok([{ type: 'poll.opened' }])
    : err({ kind: 'pollAlreadyOpen' });
}

function decideClose(state: PollState, at: number): Result<PollEvent[], PollError> {
  return state.status === 'open' ? ok([{ type: 'poll.closed', at }]) : err({ kind: 'pollNotOpen' });
}

function decideWithdrawBallot(state: PollState, by: Actor): Result<PollEvent[], PollError> {
  if (entryOf(state.ballots, by.id) === undefined) return err({ kind: 'noBallot' });
  return ok([{ type: 'ballot.withdrawn', voter: by.id }]);
}

function decideCreate(
  state: PollState,
  setUp: PollSetUp,
  by: Actor | null,
): Result<PollEvent[], PollError> {
  if (state.status !== 'none') return err({ kind: 'pollExists' });
  const mistake = mistakeIn(setUp);
  if (mistake !== undefined) return err(mistake);
  return ok([{ type: 'poll.created', by: by?.id ?? null, ...setUp }]);
}

function mistakeIn({ question, options }: PollSetUp): PollError | undefined {
  const { minOptions, maxOptions, option: max } = pollLimits;
  if (question.trim() === '') return { kind: 'questionMissing' };
  if (options.length < minOptions) return { kind: 'tooFewOptions', min: minOptions };
  if (options.length > maxOptions) return { kind: 'tooManyOptions', max: maxOptions };
  const long = options.find(({ label }) => label.length > max);
  if (long !== undefined) return { kind: 'optionTooLong', option: long.label, max };
  const labels = options.map(({ label }) => label.toLowerCase());
  const twice = options.find((_, index) => labels.indexOf(labels[index] ?? '') !== index);
  return twice === undefined ? undefined : { kind: 'optionTwice', option: twice.label };
}

/** An option ticked both yes and if need be counts as yes: the stronger of what the person said. */
function decideVote(
  setUp: PollSetUp,
  vote: { yes: readonly string[]; ifNeedBe: readonly string[] },
  context: { now: number; by: Actor },
): Result<PollEvent[], PollError> {
  const known = new Set(setUp.options.map(({ id }) => id));
  const stranger = [...vote.yes, ...vote.ifNeedBe].find((id) => !known.has(id));
  if (stranger !== undefined) return err({ kind: 'unknownOption', option: stranger });
  const yes = setUp.options.map(({ id }) => id).filter((id) => vote.yes.includes(id));
  const ifNeedBe = setUp.options
    .map(({ id }) => id)
    .filter((id) => setUp.rules.ifNeedBe && vote.ifNeedBe.includes(id) && !yes.includes(id));
  const { id: voter, name } = context.by;
  return ok([{ type: 'ballot.cast', voter, name, yes, ifNeedBe, at: context.now }]);
}
