import { Resvg } from '@resvg/resvg-js';
import { engrave } from '../../src/adapters/pictures/paint.ts';
import { openTypefaces } from '../../src/adapters/pictures/fonts.ts';
import { draw } from '../../src/report/pictures/draw.ts';
import { page, palette } from '../../src/report/pictures/look.ts';
import type { Picture } from '../../src/view/picture.ts';

const typefaces = openTypefaces();
const ground = [1, 3, 5].map((at) => Number.parseInt(palette.ground.slice(at, at + 2), 16));

/** How many pixels of the margins are not bare: nothing may be painted there. */
export async function spilt(picture: Picture): Promise<number> {
  const svg = await engrave(draw(picture), typefaces);
  const { pixels, width, height } = new Resvg(svg).render();
  let found = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((inMargin(x, width) || inMargin(y, height)) && !isBare(pixels, 4 * (y * width + x)))
        found += 1;
  return found;
}

const inMargin = (at: number, length: number) =>
  at < page.margin - 1 || at >= length - page.margin + 1;

const isBare = (pixels: Buffer, at: number) =>
  ground.every((value, part) => pixels[at + part] === value);
