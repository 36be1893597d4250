import type { DeliveryProblem } from '../kernel/delivery-problem.ts';
import { channel, type Rich } from '../kernel/rich.ts';
import { lackedPermission } from './permission-words.ts';
import type { Block } from '../kernel/view/view.ts';
import type { Translator } from './translator.ts';

/**
 * What keeps something from being shown, and what to do about it; undefined for a deleted channel:
 * there is nothing to fix, and nobody to read it.
 */
export function problemWords(problem: DeliveryProblem, t: Translator): Rich | undefined {
  const where = channel(problem.channel);
  if (problem.gone) return undefined;
  if (problem.unresponsive) return t.say('facilitator.silent', { where });
  if (problem.locked) return t.say('facilitator.locked', { where });
  if (problem.obstacle !== undefined)
    return t.say(`obstacle.${problem.obstacle}`, { where, code: String(problem.code ?? 0) });
  return t.say('facilitator.trouble', { where, ...lackedPermission(problem.permission, t) });
}

/** A paragraph for each of them, for a card or an answer. */
export const problemBlocks = (problems: readonly DeliveryProblem[], t: Translator): Block[] =>
  problems.flatMap((each) => {
    const text = problemWords(each, t);
    return text === undefined ? [] : [{ kind: 'text' as const, text }];
  });
