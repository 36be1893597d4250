import { parentPort } from 'node:worker_threads';
import { draw } from './drawing/draw.ts';
import type { Picture } from '../kernel/view/picture.ts';
import { openTypefaces } from './fonts.ts';
import { openPress } from './paint.ts';

/** The thread that paints: a picture comes in, a PNG or the reason why there is none goes out. */
const press = openPress(openTypefaces());

parentPort?.on('message', (picture: Picture) => {
  void answer(picture);
});

async function answer(picture: Picture): Promise<void> {
  try {
    parentPort?.postMessage({ png: await press.paint(draw(picture)) }, []);
  } catch (error) {
    parentPort?.postMessage({ problem: String(error) }, []);
  }
}
