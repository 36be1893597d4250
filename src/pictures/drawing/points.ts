import type { PicturePoint } from '../../kernel/view/picture.ts';
import { shortened } from '../../kernel/view/plain-words.ts';
import { column, type DrawingElement } from './drawing.ts';
import { palette, typeOf } from './look.ts';
import { write } from './writing.ts';

/**
 * Wider than most letters of Inter at 12 pixels, so that a text is cut between words if possible.
 */
const letterWidth = 6.1;

interface PointsLook {
  readonly width: number;
  /** The lines a point may take, not counting its label; one more if that avoids cutting it. */
  readonly lines: number;
  /** The colour of the labels. */
  readonly colour: string;
}

/**
 * What people said, each with the question it answers; consecutive answers share their question.
 */
export function pointList(points: readonly PicturePoint[], look: PointsLook): DrawingElement {
  const drawn = points.map(({ label, text }, at) => {
    const asked = label !== undefined && label !== points[at - 1]?.label;
    const labelStyle = { ...typeOf('tiny', 700), color: look.colour };
    const room = (lines: number) => Math.floor((lines * look.width) / letterWidth);
    const whole = text.length <= room(look.lines + 1);
    const words = whole ? text : shortened(text, room(look.lines));
    return column({ gap: 1, width: look.width }, [
      ...(asked ? [write(label, 2, labelStyle)] : []),
      write(words, look.lines + 2, { ...typeOf('small'), color: palette.ink }),
    ]);
  });
  return column({ gap: 8 }, drawn);
}

/** Shown instead of points: « Rien n’a été noté ici. », or after them: « et 4 autres réponses ». */
export function aside(words: string, width: number): DrawingElement {
  return write(words, 2, { ...typeOf('tiny'), color: palette.muted, width });
}
