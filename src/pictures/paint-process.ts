import type { Picture } from '../kernel/view/picture.ts';
import { draw } from './drawing/draw.ts';
import { openTypefaces } from './fonts.ts';
import { openPress } from './paint.ts';

/** The process that paints: a picture comes in, a PNG or the reason why there is none goes out. */
const press = openPress(openTypefaces());

process.on('message', (picture: Picture) => {
  void answer(picture);
});
process.on('disconnect', () => process.exit());
// A terminal tells every process of the program to stop: this one ends with the one that asks.
process.on('SIGINT', () => undefined);

async function answer(picture: Picture): Promise<void> {
  try {
    process.send?.({ png: await press.paint(draw(picture)) });
  } catch (error) {
    process.send?.({ problem: String(error) });
  }
}
