import type { Picture } from '../../kernel/view/picture.ts';
import { drawCanvas } from './canvas.ts';
import { drawCircles } from './circles.ts';
import type { Drawing } from './drawing.ts';
import { drawGrid } from './grid.ts';
import { hyphenated } from './hyphens.ts';
import { drawPoll } from './poll.ts';
import { drawWeeks } from './weeks.ts';
import { drawWords } from './words.ts';

/** Draws a picture; words too long for their box are hyphenated by the rules of its language. */
export function draw(picture: Picture): Drawing {
  return hyphenated(setOut(picture), picture.lang);
}

/** The same with its words whole, for what hyphenates by itself. */
export function setOut(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'poll':
      return drawPoll(picture);
    case 'words':
      return drawWords(picture);
    case 'circles':
      return drawCircles(picture);
    case 'canvas':
      return drawCanvas(picture);
    case 'grid':
      return drawGrid(picture);
    case 'weeks':
      return drawWeeks(picture);
  }
}
