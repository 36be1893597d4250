import { describe, expect, it } from 'vitest';
import { column } from '../../src/pictures/drawing/drawing.ts';
import { palette, typeOf } from '../../src/pictures/drawing/look.ts';
import { write } from '../../src/pictures/drawing/writing.ts';
import { press } from '../support/typefaces.ts';

const width = 135;
const below = 40;
const zoom = 1;

/** Whether anything is painted under the box of a text. */
async function hangs(text: string): Promise<boolean> {
  const box = write(text, 5, { ...typeOf('small'), color: palette.ink, width });
  const style = { width, paddingBottom: below, backgroundColor: palette.ground };
  const pixels = await press.pixels({ width, zoom, root: column(style, [box]) });
  const under = pixels.subarray(pixels.length - 4 * width * (below - 2));
  return under.some((value, at) => value !== under[at % 4]);
}

describe('a text whose last line is short', () => {
  it.each([
    'A half-time coordinator, fifty pairs of curious people.',
    'Une coordination à mi-temps, cinquante paires de curieux.',
    'Pick a topic, find five sources, write five short notes, file them, publish.',
    'Des animatrices de communautés qui portent ça à bout de bras.',
  ])('is painted within its box: %s', async (text) => {
    expect(await hangs(text)).toBe(false);
  });
});
