import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { anySummaryPicture } from '../support/any-summary-picture.ts';
import { sizeOf } from '../support/png.ts';
import { en, fr } from '../support/scenes.ts';
import { paintedMarginPixels } from '../support/margin-pixels.ts';
import { pictureOf, rehearsed } from '../support/summary-pictures.ts';
import { runs } from '../support/runs.ts';
import { press } from '../support/typefaces.ts';

describe('a painted picture of a summary', () => {
  it.each(['words', 'circles', 'canvas', 'grid'] as const)(
    'leaves its margins blank: %s',
    async (kind) => {
      for (const t of [fr, en])
        expect(await paintedMarginPixels(pictureOf(rehearsed(), kind, t))).toBe(0);
    },
  );

  it.each([
    'مرحبا https://exemple.org/un-tres-long-chemin-sans-espace',
    'שלום <#123456789012345678>**x**',
    '``` code ```שלום<https://exemple.org>مرحبا',
    'Atelier de quartier avec שלום-https://exemple.org-مرحبا-et-puis-encore',
  ])('keeps what runs from right to left within its box: %s', async (text) => {
    const cells = [{ points: [{ text }] }];
    const scales = [{ scale: 6, label: 'Pour 6' }] as const;
    const rows = [{ title: text, cells, apart: '' }];
    const grid = {
      kind: 'grid',
      lang: 'fr',
      title: text,
      pillar: 'community',
      nothing: '',
    } as const;
    expect(await paintedMarginPixels({ ...grid, scales, rows })).toBe(0);
  });

  it('does so whatever people wrote, and stays below Discord’s size limit', async () => {
    await fc.assert(
      fc.asyncProperty(anySummaryPicture, async (picture) => {
        expect(await paintedMarginPixels(picture)).toBe(0);
        const png = await press.paint(draw(picture));
        expect(png.length).toBeLessThan(2 * 1024 * 1024);
        const { width, height } = sizeOf(png);
        expect(width).toBe(1080);
        expect(height).toBeLessThan(20_000);
      }),
      runs(8),
    );
  }, 600_000);
});
