import type { PollIntent, Decided } from './intents.ts';
import { mistakeInClosing, mistakeInOptions, newOptionId, type OptionLine } from './set-up.ts';
import type { PollEvent, PollSetUp, PollState } from './state.ts';
import { optionsFixed } from './tally.ts';
import { err, ok } from '../../kernel/result.ts';

/**
 * Changes to an open poll: options are added at the end, and reworded only before the first vote.
 * Once an anonymous poll has a ballot, its options are fixed: a later one would reveal which
 * ballots were cast before it.
 */
export function decideChange(
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
  const mistake = mistakeInOptions({ options: after, rules: setUp.rules }, setUp.options);
  return mistake === undefined ? ok(events) : err(mistake);
}

const sameLine = (a: OptionLine, b: OptionLine) => a.label === b.label && a.limit === b.limit;

function sameLines(present: readonly OptionLine[], lines: readonly OptionLine[]): boolean {
  return (
    present.length === lines.length &&
    lines.every((line, index) => present[index] !== undefined && sameLine(present[index], line))
  );
}
