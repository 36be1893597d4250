import type { Picture } from '../../kernel/view/picture.ts';
import type { Drawing } from './drawing.ts';
import { drawWhole } from './draw-whole.ts';
import { hyphenated } from './hyphens.ts';

/** Draws a picture; words too long for their box are hyphenated by the rules of its language. */
export function draw(picture: Picture): Drawing {
  const whole = drawWhole(picture);
  const drawn = hyphenated(whole, picture.lang);
  if (whole.sheet === undefined) return drawn;
  const lighter = whole.sheet.lighter.map((each) => hyphenated(each, picture.lang));
  return { ...drawn, sheet: { ...whole.sheet, lighter } };
}
