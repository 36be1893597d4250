import { openTypefaces } from '../../src/pictures/fonts.ts';
import { openPress } from '../../src/pictures/paint.ts';

/** The painter's own, of which each font is read once for all the tests that set out a text. */
export const typefaces = openTypefaces();
export const press = openPress(typefaces);
