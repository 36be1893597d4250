import { type OptionTally } from '../domain/tally.ts';

/** As in Framadate: `4 (+3)`, and without a yes figure if there is none: `(+7)`. */
export function figure({ yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>): string {
  if (ifNeedBe === 0) return String(yes);
  return yes === 0 ? `(+${ifNeedBe})` : `${yes} (+${ifNeedBe})`;
}
