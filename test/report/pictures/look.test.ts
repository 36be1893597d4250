import { describe, expect, it } from 'vitest';
import { palette } from '../../../src/report/pictures/look.ts';

/** WCAG 2.2's relative luminance of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const { ground, ink, muted, line, strong, onStrong, soft, best, onBest, outline } = palette;

describe('the palette', () => {
  it.each([
    ['text on the page', ink, ground],
    ['small text on the page', muted, ground],
    ['a letter in its box', ink, line],
    ['a best option’s letter', onBest, best],
  ])('keeps 4.5 to 1 for %s', (_, above, below) => {
    expect(contrast(above, below)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['the tick of a yes', onStrong, strong],
    ['a yes on the page', strong, ground],
    ['a yes in a best column', strong, best],
    ['the tick of an if need be', strong, soft],
    ['an unanswered box', outline, ground],
    ['an unanswered box in a best column', outline, best],
    ['a bar on its track', strong, line],
    ['the star', onBest, ground],
  ])('keeps 3 to 1 for %s', (_, above, below) => {
    expect(contrast(above, below)).toBeGreaterThanOrEqual(3);
  });
});
