import { describe, expect, it } from 'vitest';
import { sheetStances, type SheetStance } from '../../../src/poll/export/sheet.ts';
import { options, sums, tenVoters, voters } from '../../support/ten-voters.ts';

const column = (index: number) => voters.map(({ stances }) => stances[index]);
const count = (stances: readonly (SheetStance | undefined)[], stance: SheetStance) =>
  stances.filter((each) => each === stance).length;

describe('the ten voters', () => {
  it('each tick as many options as the voters in the real poll', () => {
    const ticks = voters.map(({ stances }) => count(stances, 'yes') + count(stances, 'ifNeedBe'));
    expect(ticks).toEqual([3, 4, 3, 7, 4, 2, 7, 1, 5, 7]);
  });

  it('give each option its sum in the real table', () => {
    const shown = options.map((_, index) => {
      const [yes, ifNeedBe] = [count(column(index), 'yes'), count(column(index), 'ifNeedBe')];
      return yes === 0 ? `(+${ifNeedBe})` : `${yes} (+${ifNeedBe})`;
    });
    expect(shown).toEqual(sums);
    expect(sums).toEqual(['4 (+3)', '3 (+3)', '5 (+2)', '2 (+1)', '3 (+2)', '(+7)', '6 (+2)']);
  });

  it('have seven stances each, of all four kinds, and distinct names', () => {
    expect(voters.map(({ stances }) => stances.length)).toEqual(voters.map(() => options.length));
    const stances = new Set(voters.flatMap(({ stances }) => stances));
    expect([...stances].toSorted()).toEqual([...sheetStances].toSorted());
    expect(new Set(voters.map(({ name }) => name)).size).toBe(10);
  });

  it('are the same in both languages, with translated labels', () => {
    expect(tenVoters('en').rows).toBe(tenVoters('fr').rows);
    expect(tenVoters('en').options[0]?.label).toBe('Frequently asked questions');
    expect(tenVoters('fr').options[6]?.label).toBe('Contacter directement');
  });
});
