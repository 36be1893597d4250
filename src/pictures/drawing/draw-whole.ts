import type { Picture } from '../../kernel/view/picture.ts';
import { drawCanvas } from './canvas.ts';
import { drawCircles } from './circles.ts';
import type { Drawing } from './drawing.ts';
import type { Room } from './points.ts';
import { drawGrid } from './grid.ts';
import { drawPoll } from './poll.ts';
import { drawPoster } from './poster.ts';
import { drawWeeks } from './weeks.ts';
import { drawWords } from './words.ts';

/**
 * Draws a picture with its words whole. For a page of the report, whose browser hyphenates by itself:
 * the bot then loads no rules of hyphenation, which the process that paints has.
 */
export function drawWhole(picture: Picture, room: Room = 'phone'): Drawing {
  switch (picture.kind) {
    case 'poll':
      return drawPoll(picture);
    case 'words':
      return drawWords(picture);
    case 'circles':
      return drawCircles(picture);
    case 'canvas':
      return drawCanvas(picture, room);
    case 'grid':
      return drawGrid(picture, room);
    case 'weeks':
      return drawWeeks(picture);
    case 'poster':
      return drawPoster(picture);
  }
}
