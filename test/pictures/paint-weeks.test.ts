import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { sizeOf } from '../support/png.ts';
import { en, fr } from '../support/scenes.ts';
import { spilt } from '../support/spilt.ts';
import { press } from '../support/typefaces.ts';
import { anyWeeksPicture, everyPillar, weeksPictureOf } from '../support/weeks.ts';

describe('a painted picture of the weeks', () => {
  it.each([fr, en])('leaves its margins bare', async (t) => {
    expect(await spilt(weeksPictureOf(everyPillar, t))).toBe(0);
  });

  it('does so whatever the weeks, and stays one that a phone shows on one screen or two', async () => {
    await fc.assert(
      fc.asyncProperty(anyWeeksPicture, async (picture) => {
        expect(await spilt(picture)).toBe(0);
        const png = await press.paint(draw(picture));
        expect(png.length).toBeLessThan(512 * 1024);
        const { width, height } = sizeOf(png);
        expect(width).toBe(1080);
        expect(height).toBeLessThan(3 * 1080);
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});
