import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingToSvg, svgToPng } from '../../src/pictures/paint.ts';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { sizeOf } from '../support/png.ts';
import { en, fr } from '../support/scenes.ts';
import { paintedMarginPixels, paintedMarginPixelsIn } from '../support/margin-pixels.ts';
import { typefaces } from '../support/typefaces.ts';
import { anyWeeksPicture, everyPillar, weeksPictureOf } from '../support/weeks.ts';

describe('a painted picture of the weeks', () => {
  it.each([fr, en])('leaves its margins blank', async (t) => {
    expect(await paintedMarginPixels(weeksPictureOf(everyPillar, t))).toBe(0);
  });

  it('does so whatever the weeks, and fits on one or two phone screens', async () => {
    await fc.assert(
      fc.asyncProperty(anyWeeksPicture, async (picture) => {
        const svg = await drawingToSvg(draw(picture), typefaces);
        expect(paintedMarginPixelsIn(svg)).toBe(0);
        const png = svgToPng(svg);
        expect(png.length).toBeLessThan(512 * 1024);
        const { width, height } = sizeOf(png);
        expect(width).toBe(1080);
        expect(height).toBeLessThan(3 * 1080);
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});
