import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { sizeOf } from '../support/png.ts';
import { en, fr } from '../support/scenes.ts';
import { paintedMarginPixels } from '../support/margin-pixels.ts';
import { runs } from '../support/runs.ts';
import { press } from '../support/typefaces.ts';
import { anyWeeksPicture, everyPillar, weeksPictureOf } from '../support/weeks.ts';

describe('a painted picture of the weeks', () => {
  it.each([fr, en])('leaves its margins blank', async (t) => {
    expect(await paintedMarginPixels(weeksPictureOf(everyPillar, t))).toBe(0);
  });

  it('does so whatever the weeks, and fits on one or two phone screens', async () => {
    await fc.assert(
      fc.asyncProperty(anyWeeksPicture, async (picture) => {
        expect(await paintedMarginPixels(picture)).toBe(0);
        const png = await press.paint(draw(picture));
        expect(png.length).toBeLessThan(512 * 1024);
        const { width, height } = sizeOf(png);
        expect(width).toBe(1080);
        expect(height).toBeLessThan(3 * 1080);
      }),
      runs(4),
    );
  }, 600_000);
});
