// Paints the picture that is given as JSON, tells its size and has nothing more to do.
import { createPainter } from '../../../src/pictures/painter.ts';

const png = await createPainter().paint(JSON.parse(process.argv[2]));
console.log(png.length);
