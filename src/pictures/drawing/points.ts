import type { PicturePoint } from '../../kernel/view/picture.ts';
import { shortened } from '../../kernel/view/plain-words.ts';
import { column, named, type DrawingElement } from './drawing.ts';
import { palette, typeOf } from './look.ts';
import { write } from './writing.ts';

/**
 * Wider than most letters of Inter at 12 pixels, so that a text is cut between words if possible.
 */
const letterWidth = 6.1;

/** Where a picture is looked at: what has the width of a phone has few letters to a line. */
export type Room = 'page' | 'phone';

/** About two lines across half of a projector's page. */
const onPage = 110;

interface PointsLook {
  readonly width: number;
  /** The lines a point may take, not counting its label; one more if that avoids cutting it. */
  readonly lines: number;
  /** The colour of the labels. */
  readonly colour: string;
  readonly room: Room;
}

/**
 * What people said, each with the question it answers; consecutive answers share their question.
 */
export function pointList(points: readonly PicturePoint[], look: PointsLook): DrawingElement {
  const drawn = points.map(({ label, text }, at) => {
    const asked = label !== undefined && label !== points[at - 1]?.label;
    const labelStyle = { ...typeOf('tiny', 700), color: look.colour };
    const point = column({ gap: 1, width: look.width }, [
      ...(asked ? [named('asked', write(label, 2, labelStyle))] : []),
      write(fitted(text, look), look.lines + 2, { ...typeOf('small'), color: palette.ink }),
    ]);
    return named('point', point);
  });
  return named('points', column({ gap: 8 }, drawn));
}

function fitted(text: string, { room, width, lines }: PointsLook): string {
  const letters = (count: number) => Math.floor((count * width) / letterWidth);
  const least = room === 'page' ? onPage : 0;
  const isWhole = text.length <= Math.max(letters(lines + 1), least);
  return isWhole ? text : shortened(text, Math.max(letters(lines), least));
}

/** Shown instead of points: « Rien n’a été noté ici. », or after them: « et 4 autres réponses ». */
export function aside(words: string, width: number): DrawingElement {
  return write(words, 2, { ...typeOf('tiny'), color: palette.muted, width });
}
