import { beginningInCodePoints } from '../../kernel/beginning.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import { isHuman, type Actor } from '../../kernel/people.ts';
import {
  mistakeIn,
  mistakeInClosing,
  mistakeInOptions,
  newOptionId,
  pollLimits,
  normaliseRules,
  type OptionLine,
  type SetUpError,
} from './set-up.ts';
import type {
  Ballot,
  PollDraft,
  PollEvent,
  PollOption,
  PollRules,
  PollSetUp,
  PollState,
} from './state.ts';
import { optionsFixed, stanceOn } from './tally.ts';
import { closeOf } from './time.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

export type PollIntent =
  | { readonly type: 'create'; readonly setUp: PollSetUp }
  | { readonly type: 'import'; readonly setUp: PollSetUp; readonly ballots: readonly Ballot[] }
  | { readonly type: 'revise'; readonly draft: PollDraft }
  | { readonly type: 'open' }
  | {
      readonly type: 'change';
      /** The full list, in order; absent to leave the options as they are. */
      readonly options?: readonly OptionLine[] | undefined;
      readonly closesAt?: number | undefined;
    }
  | ({ readonly type: 'vote' } & VoteTyped)
  | { readonly type: 'withdraw' }
  /** `withWorkshop`: its workshop just ended. `channelGone`: its channel was deleted. */
  | { readonly type: 'close'; readonly withWorkshop?: true; readonly channelGone?: true };

export interface VoteTyped {
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly comment?: string;
  /** What the ballot showed: how many options, and which version of their wording. */
  readonly asked: { readonly options: number; readonly wording: number };
}

export type PollError =
  | { readonly kind: 'noPollHere' }
  | SetUpError
  | { readonly kind: 'pollUnknown' }
  | { readonly kind: 'pollExists' }
  | { readonly kind: 'pollNotOpen' }
  | { readonly kind: 'pollAlreadyOpen' }
  | { readonly kind: 'pollClosed'; readonly at: number }
  | { readonly kind: 'optionGone'; readonly option: string }
  | { readonly kind: 'optionVotedOn'; readonly option: string }
  | {
      readonly kind: 'optionFull';
      readonly option: string;
      /** The poll only takes yes and no. */
      readonly yesOnly?: true;
    }
  | { readonly kind: 'optionsFixed' }
  | { readonly kind: 'unknownOption'; readonly option: string }
  | { readonly kind: 'pollReworded' }
  | { readonly kind: 'pollGrew' }
  | { readonly kind: 'noBallot' }
  | { readonly kind: 'notPollFacilitator' }
  | { readonly kind: 'notAPerson' };

type Decided = Result<PollEvent[], PollError>;

/** `mayFacilitate`: the actor may manage this poll, whoever created it. Anyone may vote. */
export function decidePoll(
  state: PollState,
  intent: PollIntent,
  context: { now: number; by: Actor | null; mayFacilitate: boolean },
): Decided {
  const { now, by } = context;
  if (by !== null && !isHuman(by)) return err({ kind: 'notAPerson' });
  if (intent.type === 'create') return decideCreate(state, intent.setUp, by, now);
  if (intent.type === 'import') return decideImport(state, intent, by, now);
  if (state.setUp === null) return err({ kind: 'pollUnknown' });
  const closedAt = closeOf(state, now);
  if (closedAt !== null && (intent.type !== 'close' || state.status === 'closed'))
    return err({ kind: 'pollClosed', at: closedAt });
  if (intent.type !== 'vote' && intent.type !== 'withdraw') {
    if (!context.mayFacilitate) return err({ kind: 'notPollFacilitator' });
    return decideHolding(state, state.setUp, intent, now);
  }
  if (state.status !== 'open') return err({ kind: 'pollNotOpen' });
  if (by === null) return err({ kind: 'notPollFacilitator' });
  return intent.type === 'withdraw'
    ? decideWithdraw(state, by)
    : decideVote(state, state.setUp, intent, { now, by });
}

function decideHolding(
  state: PollState,
  setUp: PollSetUp,
  intent: Extract<PollIntent, { type: 'revise' | 'open' | 'change' | 'close' }>,
  now: number,
): Decided {
  if (intent.type === 'revise') return decideRevise(state, intent.draft, now);
  if (intent.type === 'open') return decideOpen(state, setUp, now);
  if (intent.type === 'close' && intent.channelGone === true)
    return decideClose(state, intent, now);
  if (state.status !== 'open') return err({ kind: 'pollNotOpen' });
  return intent.type === 'change'
    ? decideChange(state, setUp, intent, now)
    : decideClose(state, intent, now);
}

/** A draft can be closed too, if the channel it would open in is gone. */
function decideClose(
  state: PollState,
  { withWorkshop, channelGone }: Extract<PollIntent, { type: 'close' }>,
  now: number,
): Decided {
  const at = closeOf(state, now) ?? now;
  const why = channelGone === undefined ? {} : { channelGone };
  return ok([{ type: 'poll.closed', at, withWorkshop: withWorkshop === true, ...why }]);
}

function decideCreate(state: PollState, setUp: PollSetUp, by: Actor | null, now: number): Decided {
  if (state.status !== 'none') return err({ kind: 'pollExists' });
  const mistake = mistakeIn(setUp, now);
  if (mistake !== undefined) return err(mistake);
  const rules = normaliseRules(setUp.rules);
  return ok([{ type: 'poll.created', by: by?.id ?? null, ...setUp, rules }]);
}

/** Imports votes cast elsewhere as a closed poll. Their voters are numbered: they are unknown here. */
function decideImport(
  state: PollState,
  { setUp, ballots }: { readonly setUp: PollSetUp; readonly ballots: readonly Ballot[] },
  by: Actor | null,
  now: number,
): Decided {
  const created = decideCreate(state, { ...setUp, imported: true }, by, now);
  if (!created.ok) return created;
  const cast = ballots.map((ballot, index): PollEvent => ({
    type: 'ballot.cast',
    voter: `imported:${index + 1}`,
    ...ballot,
  }));
  return ok([
    ...created.value,
    { type: 'poll.opened', at: now },
    ...cast,
    { type: 'poll.closed', at: now, withWorkshop: false },
  ]);
}

function decideRevise(state: PollState, draft: PollDraft, now: number): Decided {
  if (state.status !== 'draft') return err({ kind: 'pollAlreadyOpen' });
  const mistake = mistakeIn(draft, now);
  if (mistake !== undefined) return err(mistake);
  return ok([{ type: 'poll.revised', ...draft, rules: normaliseRules(draft.rules) }]);
}

function decideOpen(state: PollState, setUp: PollSetUp, now: number): Decided {
  if (state.status !== 'draft') return err({ kind: 'pollAlreadyOpen' });
  const mistake = mistakeInClosing(setUp.closesAt, now);
  return mistake === undefined ? ok([{ type: 'poll.opened', at: now }]) : err(mistake);
}

/**
 * Changes to an open poll: options are added at the end, and reworded only before the first vote.
 * Once an anonymous poll has a ballot, its options are fixed: a later one would reveal which
 * ballots were cast before it.
 */
function decideChange(
  state: PollState,
  setUp: PollSetUp,
  { options = setUp.options, closesAt }: Omit<Extract<PollIntent, { type: 'change' }>, 'type'>,
  now: number,
): Decided {
  if (optionsFixed(state) && !sameLines(setUp.options, options))
    return err({ kind: 'optionsFixed' });
  const removed = setUp.options[options.length];
  if (removed !== undefined) return err({ kind: 'optionGone', option: removed.label });
  const events: PollEvent[] = [];
  const after = [...setUp.options];
  for (const [index, line] of options.entries()) {
    const present = setUp.options[index];
    if (present !== undefined && sameLine(present, line)) continue;
    if (present !== undefined && state.voters > 0)
      return err({ kind: 'optionVotedOn', option: present.label });
    const option = { id: present?.id ?? newOptionId(after), ...line };
    after[index] = option;
    events.push({ type: present === undefined ? 'option.added' : 'option.reworded', option });
  }
  if (closesAt !== setUp.closesAt) {
    const mistake = mistakeInClosing(closesAt, now);
    if (mistake !== undefined) return err(mistake);
    events.push({ type: 'poll.scheduled', ...(closesAt === undefined ? {} : { closesAt }) });
  }
  const mistake = mistakeInOptions({ options: after, rules: setUp.rules });
  return mistake === undefined ? ok(events) : err(mistake);
}

const sameLine = (a: OptionLine, b: OptionLine) => a.label === b.label && a.limit === b.limit;

function sameLines(present: readonly OptionLine[], lines: readonly OptionLine[]): boolean {
  return (
    present.length === lines.length &&
    lines.every((line, index) => present[index] !== undefined && sameLine(present[index], line))
  );
}

function decideWithdraw(state: PollState, by: Actor): Decided {
  if (entryOf(state.ballots, by.id) === undefined) return err({ kind: 'noBallot' });
  return ok([{ type: 'ballot.withdrawn', voter: by.id }]);
}

/** An option ticked both yes and if need be counts as yes, the stronger of the two. */
function decideVote(
  state: PollState,
  { options, rules }: PollSetUp,
  vote: VoteTyped,
  { now, by }: { now: number; by: Actor },
): Decided {
  if (vote.asked.wording !== state.wording) return err({ kind: 'pollReworded' });
  // Anonymous ballots must answer every option: a blank would reveal when the ballot was cast.
  if (!rules.named && !(vote.asked.options >= options.length)) return err({ kind: 'pollGrew' });
  // Options added while the ballot was being filled in were not on it, and stay blank.
  const ids = options.slice(0, vote.asked.options).map(({ id }) => id);
  const unknownOption = [...vote.yes, ...vote.ifNeedBe].find((id) => !ids.includes(id));
  if (unknownOption !== undefined) return err({ kind: 'unknownOption', option: unknownOption });
  const yes = ids.filter((id) => vote.yes.includes(id));
  const ifNeedBe = ids.filter(
    (id) => rules.ifNeedBe && vote.ifNeedBe.includes(id) && !yes.includes(id),
  );
  const full = options.find((option) => yes.includes(option.id) && isFullFor(state, option, by));
  if (full !== undefined) return err(optionFull(full, rules));
  const no = ids.filter((id) => !yes.includes(id) && !ifNeedBe.includes(id));
  const comment = beginningInCodePoints(vote.comment?.trim() ?? '', pollLimits.comment);
  const answers = { yes, ifNeedBe, no, ...(comment === '' ? {} : { comment }) };
  const name = rules.named ? by.name : '';
  return ok([{ type: 'ballot.cast', voter: by.id, name, ...answers, at: now }]);
}

function optionFull({ label: option }: PollOption, { ifNeedBe }: PollRules): PollError {
  return { kind: 'optionFull', option, ...(ifNeedBe ? {} : { yesOnly: true }) };
}

/** When people change their ballot, their own earlier yes does not take up a place. */
function isFullFor(state: PollState, { id, limit }: PollOption, by: Actor): boolean {
  if (limit === undefined) return false;
  const former = entryOf(state.ballots, by.id);
  const own = former !== undefined && stanceOn(former, id) === 'yes' ? 1 : 0;
  return (entryOf(state.counts, id)?.yes ?? 0) - own >= limit;
}

declare module '../../kernel/failure.ts' {
  interface Failures {
    readonly poll: PollError;
  }
}
