import type { Picture } from '../../view/picture.ts';
import { drawCanvas } from './canvas.ts';
import { drawCircles } from './circles.ts';
import type { Drawing } from './drawing.ts';
import { drawGrid } from './grid.ts';
import { drawPoll } from './poll.ts';
import { drawWords } from './words.ts';

/** How each kind of picture is set out. */
export function draw(picture: Picture): Drawing {
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
  }
}
