import type { Picture } from '../../kernel/view/picture.ts';
import { drawCanvas } from './canvas.ts';
import { drawCircles } from './circles.ts';
import type { Drawing } from './drawing.ts';
import { drawGrid } from './grid.ts';
import { hyphenated } from './hyphens.ts';
import { drawPoll } from './poll.ts';
import { drawWeeks } from './weeks.ts';
import { drawWords } from './words.ts';

/** A picture as it is drawn, its longest words cut where its language cuts them. */
export function draw(picture: Picture): Drawing {
  return hyphenated(setOut(picture), picture.lang);
}

/** A picture as it is drawn, its words whole. */
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
