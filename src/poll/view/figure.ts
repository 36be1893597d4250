import { type OptionTally } from '../domain/tally.ts';

/** As in Framadate: `4 (+3)`. */
export function figure({ yes, ifNeedBe }: Pick<OptionTally, 'yes' | 'ifNeedBe'>): string {
  return ifNeedBe === 0 ? String(yes) : `${yes} (+${ifNeedBe})`;
}
