import { decideChange } from './changing.ts';
import { decidePollQuiet } from './lasting.ts';
import { decideWithdraw, decideVote, decideYes } from './voting.ts';
import { isOfVoter, type PollIntent, type Decided, type VoterIntent } from './intents.ts';
import { isHuman, type Actor } from '../../kernel/people.ts';
import { normaliseRules } from './rules.ts';
import { mistakeIn, mistakeInClosing } from './set-up.ts';
import type { Ballot, PollDraft, PollEvent, PollSetUp, PollState } from './state.ts';
import { closeOf } from './time.ts';
import { err, ok } from '../../kernel/result.ts';

/** `mayFacilitate`: the actor may manage this poll, even if somebody else created it. Anyone may vote. */
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
  if (intent.type === 'noteQuiet') return ok(decidePollQuiet(state, now));
  const closedAt = closeOf(state, now);
  if (closedAt !== null && (intent.type !== 'close' || state.status === 'closed'))
    return err({ kind: 'pollClosed', at: closedAt });
  if (!isOfVoter(intent)) {
    if (!context.mayFacilitate) return err({ kind: 'notPollFacilitator' });
    return decideHolding(state, state.setUp, intent, now);
  }
  if (state.status !== 'open') return err({ kind: 'pollNotOpen' });
  if (by === null) return err({ kind: 'notPollFacilitator' });
  return decideOwn(state, state.setUp, intent, { now, by });
}

function decideOwn(
  state: PollState,
  setUp: PollSetUp,
  intent: VoterIntent,
  context: { now: number; by: Actor },
): Decided {
  switch (intent.type) {
    case 'vote':
      return decideVote(state, setUp, intent, context);
    case 'sayYes':
      return decideYes(state, setUp, intent, context);
    case 'withdraw':
      return decideWithdraw(state, context.by);
  }
}

function decideHolding(
  state: PollState,
  setUp: PollSetUp,
  intent: Extract<PollIntent, { type: 'revise' | 'open' | 'change' | 'goOn' | 'close' }>,
  now: number,
): Decided {
  if (intent.type === 'revise') return decideRevise(state, intent.draft, now);
  if (intent.type === 'open') return decideOpen(state, setUp, now);
  if (intent.type === 'close' && intent.channelGone === true)
    return decideClose(state, intent, now);
  if (state.status !== 'open') return err({ kind: 'pollNotOpen' });
  if (intent.type === 'goOn') return ok([{ type: 'poll.seen', at: now }]);
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
