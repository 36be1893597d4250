import { describe, expect, it } from 'vitest';
import { openTypefaces } from '../../src/pictures/fonts.ts';

const { fontsFor } = openTypefaces();

describe('the fonts of a text', () => {
  it('are the Latin ones first, then those of each script in it, in both weights', () => {
    const names = fontsFor('Ana, Дмитрий, שלום').map(({ name, weight }) => `${name} ${weight}`);
    expect(names).toEqual([
      'inter-latin 400',
      'inter-latin 700',
      'inter-cyrillic 400',
      'inter-cyrillic 700',
      'noto-sans-hebrew-hebrew 400',
      'noto-sans-hebrew-hebrew 700',
    ]);
  });

  it('are the same array for the same scripts, so that satori can reuse its work', () => {
    expect(fontsFor('Nour')).toBe(fontsFor('Ana'));
  });

  it('are read once, whatever other scripts a text has', () => {
    const [latin, bold] = fontsFor('Ana');
    const [again, boldAgain] = fontsFor('Ana, Дмитрий');
    expect(again?.data).toBe(latin?.data);
    expect(boldAgain?.data).toBe(bold?.data);
    expect(latin?.data).not.toBe(bold?.data);
  });
});
