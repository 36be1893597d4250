import { draw } from '../../src/pictures/drawing/draw.ts';
import { page, palette } from '../../src/pictures/drawing/look.ts';
import type { Picture } from '../../src/kernel/view/picture.ts';
import { press } from './typefaces.ts';

const ground = [1, 3, 5].map((at) => Number.parseInt(palette.ground.slice(at, at + 2), 16));
const zoom = 3;

/** Ink leans out of the width of some letters, alone at the edge of a box: that much of a margin is theirs. */
const leaning = 8;

/** How many pixels in the margins are painted, which none should be. */
export async function paintedMarginPixels(picture: Picture): Promise<number> {
  const drawing = draw(picture);
  const pixels = await press.pixels(drawing);
  const width = drawing.width * zoom;
  const height = pixels.length / (4 * width);
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
    (at) => at < zoom * (page.margin - leaning) || at >= length - zoom * (page.margin - leaning),
  );

const isBare = (pixels: Uint8Array, at: number) =>
  ground.every((value, part) => pixels[at + part] === value);
