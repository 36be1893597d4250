import type { Actor } from '../../src/kernel/people.ts';
import { pollLimits } from '../../src/poll/domain/set-up.ts';
import { decidePoll } from '../../src/poll/domain/poll.ts';
import type { PollError, PollIntent } from '../../src/poll/domain/intents.ts';
import { framadateRules } from '../../src/poll/domain/rules.ts';
import { emptyPoll, type PollEvent, type PollSetUp } from '../../src/poll/domain/state.ts';
import { evolvePoll } from '../../src/poll/domain/fold.ts';
import { tally } from '../../src/poll/domain/tally.ts';
import { participant } from './people.ts';

const ada = participant('ada');
export const rules = framadateRules;

/** A ballot that shows everything: the maximum number of options, in their first wording. */
export const asked = { options: pollLimits.maxOptions, wording: 0 } as const;

export function setUp(ids: readonly string[], more: Partial<PollSetUp> = {}): PollSetUp {
  const options = ids.map((id) => ({ id, label: `Choix ${id}` }));
  const where = { community: 'communaute', channel: 'salon', locale: 'fr' as const };
  return { ...where, question: 'Lesquels ?', options, rules, ...more };
}

/** A poll, starting before its creation; Ada facilitates. */
export class PollRun {
  state = emptyPoll('p1');
  readonly events: PollEvent[] = [];
  now = 1000;

  try(intent: PollIntent, by: Actor | null = ada) {
    const context = { now: this.now, by, mayFacilitate: by?.id === 'ada' };
    const decided = decidePoll(this.state, intent, context);
    for (const event of decided.ok ? decided.value : []) {
      this.events.push(event);
      this.state = evolvePoll(this.state, event);
    }
    return decided;
  }

  verdict(intent: PollIntent, by?: Actor | null): PollError['kind'] | 'allowed' {
    const decided = this.try(intent, by);
    return decided.ok ? 'allowed' : decided.error.kind;
  }

  /** Each option in Framadate's notation: ★ yes (+if need be), without the yes if there is none. */
  lines(): string[] {
    return tally(this.state).map(({ yes, ifNeedBe, best }) =>
      [best ? '★' : '', yes === 0 ? '' : `${yes} `, `(+${ifNeedBe})`].join(''),
    );
  }
}

export const vote = (yes: readonly string[], ifNeedBe: readonly string[] = []): PollIntent => ({
  type: 'vote',
  yes,
  ifNeedBe,
  asked,
});
export const create: PollIntent = { type: 'create', setUp: setUp(['a', 'b', 'c']) };

export function openPoll(intent: PollIntent = create): PollRun {
  const run = new PollRun();
  run.try(intent);
  run.try({ type: 'open' });
  return run;
}
