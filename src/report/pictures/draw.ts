import type { Picture } from '../../view/picture.ts';
import type { Drawing } from './drawing.ts';
import { drawPoll } from './poll.ts';

/** How each kind of picture is set out. */
export function draw(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'poll':
      return drawPoll(picture);
  }
}
