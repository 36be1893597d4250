import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pillarIds } from '../../../src/kernel/pillars.ts';
import { draw } from '../../../src/pictures/drawing/draw.ts';
import { innerWidth, page } from '../../../src/pictures/drawing/look.ts';
import { pillarBadge } from '../../../src/pictures/drawing/pillar-look.ts';
import type { WeeksPicture } from '../../../src/kernel/view/picture.ts';
import { count, elementsOf, textsOf, withoutColour } from '../../support/drawings.ts';
import { laidOut, overlaps } from '../../support/laid-out.ts';
import { en, fr } from '../../support/scenes.ts';
import {
  anyWeeks,
  anyWeeksPicture,
  everyPillar,
  weeksDrawn,
  weeksOf,
  weeksPictureOf,
} from '../../support/weeks.ts';

const written = (picture: WeeksPicture) => textsOf(draw(picture).root);

/** The bars of a picture in drawing order: the last is the legend's sample. */
const bars = (picture: WeeksPicture) =>
  elementsOf(draw(picture).root).flatMap(({ props: { style = {} } }) =>
    'border' in style ? [style] : [],
  );
const heights = (picture: WeeksPicture) =>
  bars(picture)
    .slice(0, -1)
    .map(({ height }) => Number(height));

const dashed = (style: Readonly<Record<string, unknown>>) =>
  String(style['border']).includes('dashed');

const few = weeksPictureOf(weeksOf({ sharing: 12, other: 1 }, {}, { sharing: 6 }));

describe('the picture of the weeks', () => {
  it('has the total, then each pillar with its figures over its weeks', () => {
    const shown = [
      'Contributions par semaine',
      '19\u00A0contributions en 3\u00A0semaines, dont 13 dans celle du 2\u00A0nov.',
      'Ensemble / 19 / 13 / 6 / 2 / nov. / 9 / 16',
      'Partage / 18 / 12 / 6',
      'Hors des piliers / 1 / 1 / 2 / nov. / 9 / 16',
      '16\u00A0nov.\u00A0: semaine en cours',
    ];
    expect(written(few).join(' / ')).toBe(shown.join(' / '));
  });

  it('puts each figure over its week, in the same column in every chart', async () => {
    const texts = await laidOut(few);
    const middles = (wanted: readonly string[]) =>
      texts
        .filter(({ text }) => wanted.includes(text))
        .map(({ left, right }) => Math.round((left + right) / 2));
    const [first, third] = [middles(['2'])[0], middles(['16'])[0]];
    expect(new Set(middles(['2', 'nov.', '12', '13']))).toEqual(new Set([first]));
    expect(new Set(middles(['16', '6']))).toEqual(new Set([third]));
    expect(texts.find(({ text }) => text === '12')?.bottom).toBeLessThan(
      texts.findLast(({ text }) => text === '2')?.top ?? 0,
    );
  });

  it('draws bars as tall as their figures, with the pillars on one scale', () => {
    const [all = 0, half, tallest = 0, medium, least] = heights(few);
    expect(half).toBeCloseTo((all * 6) / 13);
    expect(medium).toBeCloseTo(tallest / 2);
    expect(least).toBeCloseTo(Math.max(3, tallest / 12));
  });

  it('draws a bar for any figure above zero, and none for zero', () => {
    const picture = weeksPictureOf(weeksOf({ sharing: 99_999 }, {}, { sharing: 1 }));
    expect(heights(picture)).toHaveLength(2);
    expect(Math.min(...heights(picture))).toBeGreaterThanOrEqual(3);
  });

  it('marks the week in progress by outline and label, not by colour alone', () => {
    expect(bars(few).map(dashed)).toEqual([false, true, false, true, false, true]);
    const bold = elementsOf(draw(few).root)
      .filter(({ props }) => props.style?.['fontWeight'] === 700)
      .flatMap(textsOf);
    expect(bold.filter((text) => text === '16')).toEqual(['16', '16']);
    expect(bold).not.toContain('9');
  });

  it('identifies each pillar by its own sign, next to its name', () => {
    const { root } = draw(weeksPictureOf(everyPillar));
    const badges = ([...pillarIds, 'other'] as const).map((id) => pillarBadge(id, 22));
    expect(badges.map((badge) => count(badge, root))).toEqual([1, 1, 1, 1, 1, 1]);
    const signs = badges.map((badge) => withoutColour(badge.props.children?.filter(isSign) ?? []));
    expect(new Set(signs).size).toBe(6);
  });

  it('shows the same figures as its text, in the same order', () => {
    fc.assert(
      fc.property(anyWeeks, fc.constantFrom(fr, en), (weeks, t) => {
        const { alt } = weeksDrawn(weeks, t);
        const picture = weeksPictureOf(weeks, t);
        const days = picture.weeks.map(({ day }) => day);
        const lines = alt.split('\n').slice(3, -1);
        const figures = lines.flatMap((line, at) => {
          const [, sum, figures = ''] = /\((.*?)\)[^:]*: (.*)$/u.exec(line) ?? [];
          const said = figures.split(' · ').filter((each) => each !== '0');
          return [sum, ...said, ...(at === 0 || at === lines.length - 1 ? days : [])];
        });
        const shown = textsOf(draw(picture).root).filter((text) => /^\d[\d\s,]*$/u.test(text));
        expect(figures).toEqual(shown.filter((text) => !/^\d+ nov/u.test(text)));
      }),
    );
  });

  it('cuts no figure of a large community', async () => {
    const large = { community: 1240, resources: 9999 };
    const texts = await laidOut(weeksPictureOf(weeksOf(...Array.from({ length: 8 }, () => large))));
    const figures = texts.filter(({ text }) => /^[\d\u202F]+$/u.test(text));
    for (const { bottom, top } of figures) expect(bottom - top).toBeLessThanOrEqual(18);
  });

  it('keeps every text within the margins, without overlaps, whatever the weeks', async () => {
    await fc.assert(
      fc.asyncProperty(anyWeeksPicture, async (picture) => {
        const texts = await laidOut(picture);
        expect(overlaps(texts)).toEqual([]);
        for (const { left, right } of texts) {
          expect(left).toBeGreaterThanOrEqual(page.margin - 0.5);
          expect(right).toBeLessThanOrEqual(page.margin + innerWidth + 0.5);
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

const isSign = (child: unknown): child is ReturnType<typeof pillarBadge> =>
  typeof child === 'object' && child !== null;
