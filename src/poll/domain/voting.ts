import { written } from '../../kernel/written.ts';
import type { VoteTyped, PollError, Decided, VoterIntent } from './intents.ts';
import { beginningInCodePoints } from '../../kernel/beginning.ts';
import { entryOf } from '../../kernel/dictionary.ts';
import type { Actor } from '../../kernel/people.ts';
import { pollLimits } from './set-up.ts';
import type { PollRules } from './rules.ts';
import type { Ballot, PollOption, PollSetUp, PollState } from './state.ts';
import { stanceOn } from './tally.ts';
import { err, ok } from '../../kernel/result.ts';

export function decideWithdraw(state: PollState, by: Actor): Decided {
  if (entryOf(state.ballots, by.id) === undefined) return err({ kind: 'noBallot' });
  return ok([{ type: 'ballot.withdrawn', voter: by.id }]);
}

/** An option ticked both yes and if need be counts as yes, the stronger of the two. */
export function decideVote(
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
  const comment = beginningInCodePoints(written(vote.comment ?? ''), pollLimits.comment);
  const answers = { yes, ifNeedBe, no, ...(comment === '' ? {} : { comment }) };
  const name = rules.named ? by.name : '';
  return ok([{ type: 'ballot.cast', voter: by.id, name, ...answers, at: now }]);
}

type Stances = Pick<Ballot, 'yes' | 'ifNeedBe' | 'no'>;

/** The rest of the ballot stays as it was; a first one says no to the other options that were shown. */
export function decideYes(
  state: PollState,
  setUp: PollSetUp,
  { at, asked }: Extract<VoterIntent, { type: 'sayYes' }>,
  { now, by }: { now: number; by: Actor },
): Decided {
  if (asked.wording !== state.wording) return err({ kind: 'pollReworded' });
  const { options, rules } = setUp;
  const option = options[at];
  if (option === undefined) return err({ kind: 'unknownOption', option: String(at) });
  const former = entryOf(state.ballots, by.id);
  if (former === undefined)
    return decideVote(state, setUp, { yes: [option.id], ifNeedBe: [], asked }, { now, by });
  if (stanceOn(former, option.id) === 'yes') return ok([]);
  if (isFullFor(state, option, by)) return err(optionFull(option, rules));
  const name = rules.named ? by.name : '';
  const said = { ...former, ...movedToYes(former, option.id, options) };
  return ok([{ type: 'ballot.cast', voter: by.id, ...said, name, at: now }]);
}

/** The stances of a ballot once that option is a yes. */
export function movedToYes(
  { yes, ifNeedBe, no }: Stances,
  option: string,
  options: readonly PollOption[],
): Stances {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== option);
  const all = options.map(({ id }) => id).filter((id) => id === option || yes.includes(id));
  return { yes: all, ifNeedBe: others(ifNeedBe), no: others(no) };
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
