import { Resvg } from '@resvg/resvg-js';
import { drawingToSvg } from '../../src/pictures/paint.ts';
import { draw } from '../../src/pictures/drawing/draw.ts';
import { page, palette } from '../../src/pictures/drawing/look.ts';
import type { Picture } from '../../src/kernel/view/picture.ts';
import { typefaces } from './typefaces.ts';

const ground = [1, 3, 5].map((at) => Number.parseInt(palette.ground.slice(at, at + 2), 16));

/** How many pixels in the margins are painted, which none should be. */
export async function paintedMarginPixels(picture: Picture): Promise<number> {
  return paintedMarginPixelsIn(await drawingToSvg(draw(picture), typefaces));
}

/** The same for a picture that already is an SVG. */
export function paintedMarginPixelsIn(svg: string): number {
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const sides = inMargins(width);
  const whole = Array.from({ length: width }, (_, x) => x);
  const ends = new Set(inMargins(height));
  let found = 0;
  for (let y = 0; y < height; y += 1)
    for (const x of ends.has(y) ? whole : sides)
      if (!isBare(pixels, 4 * (y * width + x))) found += 1;
  return found;
}

const inMargins = (length: number) =>
  Array.from({ length }, (_, at) => at).filter(
    (at) => at < page.margin - 1 || at >= length - page.margin + 1,
  );

const isBare = (pixels: Buffer, at: number) =>
  ground.every((value, part) => pixels[at + part] === value);
