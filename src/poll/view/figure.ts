import { type OptionTally } from '../domain/tally.ts';

/** Framadate's way: `4 (+3)`, and no yes figure at all when there is none: `(+7)`. */
export function figure({ yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>): string {
  if (ifNeedBe === 0) return String(yes);
  return yes === 0 ? `(+${ifNeedBe})` : `${yes} (+${ifNeedBe})`;
}
