import type { Translator } from '../../i18n/translator.ts';
import { joined, time, type Rich } from '../../kernel/rich.ts';
import type { FormField } from '../../kernel/view/view.ts';
import type { PollRules } from '../domain/rules.ts';
import type { PollState } from '../domain/state.ts';
import { keptBack } from '../domain/tally.ts';

/** The rules in one line: what people want to know before they vote. */
export function rulesLine(poll: PollState, t: Translator): Rich {
  const { rules, closesAt, imported } = poll.setUp ?? {};
  return joined(
    [
      ...(imported === true ? [t.say('poll.imported')] : []),
      t.say(rules?.named === true ? 'poll.namesShown' : 'poll.namesHidden'),
      ...(poll.status === 'closed' ? [] : [resultsLine(poll, t)]),
      t.say(rules?.ranking === 'approval' ? 'poll.approvalRule' : 'poll.starRule'),
      ...(closesAt === undefined || poll.status === 'closed'
        ? []
        : [t.say('poll.closes', { when: time(closesAt, 'relative', t) })]),
    ],
    ' · ',
  );
}

function resultsLine(poll: PollState, t: Translator): Rich {
  const kept = keptBack(poll);
  if (kept === undefined) return t.say('poll.resultsLive');
  return t.say(kept === 'untilEnough' ? 'poll.resultsAfterEnough' : 'poll.resultsAfter');
}

/** The rules as they stand in a form. */
export interface RulesTyped {
  /** The boxes that are ticked. */
  readonly boxes: readonly string[];
}

/** What a form brings. */
interface Filled {
  list(field: string): readonly string[];
}

export const ruleBoxes = ['ifNeedBe', 'hidden', 'anonymous', 'approval'] as const;

export function ruleFields(typed: RulesTyped, t: Translator): FormField[] {
  return [
    {
      kind: 'someOf',
      id: 'rules',
      label: t.plain('form.poll.rules'),
      required: false,
      options: ruleBoxes.map((id) => ({
        id,
        label: t.plain(`form.poll.${id}`),
        help: t.plain(`form.poll.${id}Help`),
      })),
      values: typed.boxes,
    },
  ];
}

export const typedRules = (form: Filled): RulesTyped => ({ boxes: form.list('rules') });

export function readRules({ boxes }: RulesTyped): PollRules {
  return {
    ifNeedBe: boxes.includes('ifNeedBe'),
    resultsWhileOpen: !boxes.includes('hidden'),
    named: !boxes.includes('anonymous'),
    ranking: boxes.includes('approval') ? 'approval' : 'yes',
  };
}

export function writeRules(rules: PollRules): RulesTyped {
  const ticked: Record<(typeof ruleBoxes)[number], boolean> = {
    ifNeedBe: rules.ifNeedBe,
    hidden: !rules.resultsWhileOpen,
    anonymous: !rules.named,
    approval: rules.ranking === 'approval',
  };
  return { boxes: ruleBoxes.filter((box) => ticked[box]) };
}
