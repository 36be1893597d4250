import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/pictures/drawing/draw.ts';
import type { PollPicture } from '../../src/kernel/view/picture.ts';
import { anyPollPicture, pollPicture } from '../support/any-poll-picture.ts';
import { laidOut } from '../support/laid-out.ts';
import { sizeOf } from '../support/png.ts';
import { paintedMarginPixels } from '../support/margin-pixels.ts';
import { runs } from '../support/runs.ts';
import { press } from '../support/typefaces.ts';

/** Everything at its longest, to overflow any box that can. */
function crowded(voters: number, options: number): PollPicture {
  const picture = pollPicture(voters);
  const names = ['W'.repeat(32), 'Maximilienne-Alexandrine de la T', `Z${'\u0301'.repeat(60)}`];
  return {
    ...picture,
    question: `${'anticonstitutionnellement'.repeat(8)} ${'Pourquoi\u202F? '.repeat(40)}`,
    options: Array.from({ length: options }, (_, at) => ({
      label: at % 2 === 0 ? 'M'.repeat(80) : 'Organiser une rencontre trimestrielle '.repeat(3),
      sum: '12345 (+12345)',
      yes: 12_345,
      ifNeedBe: 12_345,
      best: at % 3 === 0,
    })),
    voters: picture.voters.map((_, at) => ({
      name: names[at % 3] ?? '',
      stances: Array.from({ length: options }, () => 'yes' as const),
    })),
    words: { ...picture.words, blank: 'W'.repeat(90), sum: 'S'.repeat(90), voters: 'V'.repeat(90) },
  };
}

describe('a painted poll', () => {
  it.each([
    ['ten voters and seven options', pollPicture()],
    ['thirty voters and twenty options', crowded(30, 20)],
    ['three voters and two options', crowded(3, 2)],
    ['three hundred voters', crowded(300, 7)],
  ])('leaves its margins blank, with %s', async (_, picture) => {
    expect(await paintedMarginPixels(picture)).toBe(0);
  });

  it.each([
    ['only some have an « if need be »', ['2', '(+1)', '13']],
    ['one has nothing else', ['(+7)', '4 (+3)']],
    ['none has any', ['12', '3']],
  ])('has its sums in columns where %s, beside labels in any direction', async (_, sums) => {
    const { options, ...picture } = pollPicture(2);
    const [option] = options;
    if (option === undefined) throw new Error('There is no option.');
    const labels = ['יום שני 18:45', 'Mardi', 'يوم الاثنين 10:30'];
    const asked = sums.map((sum, at) => ({ ...option, sum, label: labels[at] ?? '' }));
    const texts = await laidOut({ ...picture, options: asked, voters: [] });
    const rights = (shown: readonly string[]) =>
      new Set(
        texts.filter(({ text }) => shown.includes(text)).map(({ right }) => Math.round(right)),
      );
    expect(rights(labels).size).toBe(1);
    expect(
      rights(sums.map((sum) => sum.split(' ')[0] ?? '').filter((sum) => /^\d/u.test(sum))).size,
    ).toBe(1);
  });

  it('grows with a text that wraps, rather than overlap the next one', async () => {
    const [short, long] = await Promise.all(
      [pollPicture(), { ...pollPicture(), question: 'Pourquoi\u202F? '.repeat(20) }].map(
        async (picture) => sizeOf(await press.paint(draw(picture))).height,
      ),
    );
    // The question takes four lines of 24 pixels instead of two.
    expect(long).toBe((short ?? 0) + 3 * 2 * 24);
  });

  it('of twenty options and thirty voters weighs less than 400 kB, with everything at its longest', async () => {
    const png = await press.paint(draw(crowded(30, 20)));
    expect(png.length).toBeLessThan(400_000);
  });

  it('is the same picture whatever was painted before', async () => {
    const first = await press.paint(draw(pollPicture(3)));
    await press.paint(draw({ ...pollPicture(3), question: '火曜日 → ✓ يوم الاثنين' }));
    expect(await press.paint(draw(pollPicture(3)))).toEqual(first);
  });

  it('draws the letters of a script that come from several slices', async () => {
    const [one, other] = await Promise.all(
      ['陳小美', '\uE000\uE000\uE000'].map((name) =>
        press.paint(draw({ ...pollPicture(1), question: name })),
      ),
    );
    expect(one).not.toEqual(other);
  });

  it('is far smaller than Discord’s limit, whatever the poll', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyPollPicture, async (picture) => {
        const png = await press.paint(draw(picture));
        expect(png.length).toBeLessThan(2 * 1024 * 1024);
        const { width, height } = sizeOf(png);
        expect(width).toBe(1080);
        expect(height).toBeLessThan(10_000);
      }),
      runs(8),
    );
  });
});
