import { describe, expect, it } from 'vitest';
import type { PosterPicture } from '../../src/kernel/view/picture.ts';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { pillarBadge } from '../../src/pictures/drawing/pillar-look.ts';
import { count, elementsOf, textsOf } from '../support/drawings.ts';
import { sizeOf } from '../support/png.ts';
import { rehearsedPoster } from '../support/posters.ts';
import { press } from '../support/typefaces.ts';

const poster = rehearsedPoster();

const heightOf = async (wanted: PosterPicture) => {
  const { sheet, ...whole } = draw(wanted);
  const all = [whole, ...(sheet?.lighter ?? [])];
  const heights = await Promise.all(all.map(async (each) => (await press.measure(each)).height));
  return { sheet: sheet?.height ?? 0, heights };
};

describe('the poster', () => {
  it('is one sheet of A3, painted with 200 dots to an inch', async () => {
    const png = await press.paint(draw(poster));
    expect(sizeOf(png)).toMatchObject({ width: 2 * 1191, height: 2 * 1684 });
    expect(png.length).toBeLessThan(600 * 1024);
  }, 30_000);

  it('has no letters smaller than 9 points of its paper', () => {
    const { root, sheet } = draw(poster);
    const sizes = [root, ...(sheet?.lighter ?? []).map((each) => each.root)]
      .flatMap(elementsOf)
      .map(({ props }) => Number(props.style?.['fontSize'] ?? Infinity));
    const pixelsToPoint = 4 / (72 / 25.4);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9 * pixelsToPoint);
  });

  it('has the sign of its pillar beside each idea, which is not told by colour alone', () => {
    const ideas = poster.ideas.map(({ pillar }) => pillar);
    expect(new Set(ideas)).toEqual(new Set(['community', 'coproduction']));
    const signs = ['community', 'coproduction'] as const;
    const beside = signs.map((id) => count(pillarBadge(id, 20), draw(poster).root));
    expect(beside).toEqual(signs.map((id) => ideas.filter((each) => each === id).length));
  });

  it('says in each circle what its symbols mean', () => {
    const { root, sheet } = draw(poster);
    for (const each of [root, ...(sheet?.lighter ?? []).map((lighter) => lighter.root)])
      expect(textsOf(each).filter((text) => text === 'Organisation')).toHaveLength(2);
  });

  it('leaves out what does not fit, little by little, and what it has is read', async () => {
    const { sheet, heights } = await heightOf(poster);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    const chosen = heights.findIndex((height) => height <= sheet);
    expect(chosen).toBeGreaterThan(0);
    const shown = textsOf(draw(poster).sheet?.lighter[chosen - 1]?.root ?? draw(poster).root);
    expect(shown).toContain('Les grandes idées');
    for (const { word } of poster.words?.words ?? []) expect(shown).toContain(word);
    for (const { title } of poster.canvas?.pillars ?? []) expect(shown).toContain(title);
  });

  it('shows the ends of the ideas, however many lines they take', async () => {
    const ends = [1, 2, 3, 4, 5, 6].map((at) => `la fin de l’idée ${at}.`);
    const ideas = ends.map((end) => ({
      text: `${'On se voit souvent. '.repeat(12)}${end}`,
      by: 'Nour',
    }));
    const wanted = { ...poster, ideas };
    const { sheet, heights } = await heightOf(wanted);
    const chosen = heights.findIndex((height) => height <= sheet);
    const drawn = [draw(wanted), ...(draw(wanted).sheet?.lighter ?? [])][chosen];
    const shown = textsOf(drawn?.root ?? draw(wanted).root).join('\n');
    for (const end of ends) expect(shown).toContain(end);
    expect(shown).not.toContain('…');
  });

  it('fits at its lightest, however long what was said', async () => {
    const long = 'Un très long propos qui continue. '.repeat(12);
    const ideas = Array.from({ length: 15 }, () => ({ text: long, by: long }));
    const { canvas, circles } = poster;
    const pillars = canvas?.pillars.map((each) => ({
      ...each,
      points: [1, 2, 3].map(() => ({ label: long, text: long })),
    }));
    const { sheet, heights } = await heightOf({
      ...poster,
      title: long,
      ideas,
      foot: long,
      ...(canvas && { canvas: { ...canvas, pillars: pillars ?? [] } }),
      ...(circles && { circles }),
    });
    expect(heights.at(-1)).toBeLessThanOrEqual(sheet);
  });
});
