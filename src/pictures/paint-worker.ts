import { parentPort } from 'node:worker_threads';
import { draw } from './drawing/draw.ts';
import type { Picture } from '../kernel/view/picture.ts';
import { openTypefaces } from './fonts.ts';
import { paint } from './paint.ts';

/** The painting thread: takes pictures, and returns PNGs or the reason there is none. */
const typefaces = openTypefaces();

parentPort?.on('message', (picture: Picture) => {
  void answer(picture);
});

async function answer(picture: Picture): Promise<void> {
  try {
    parentPort?.postMessage({ png: await paint(draw(picture), typefaces) }, []);
  } catch (error) {
    parentPort?.postMessage({ problem: String(error) }, []);
  }
}
