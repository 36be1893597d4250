import { openTypefaces } from '../../src/pictures/fonts.ts';

/** The painter's own, of which each font is parsed once for all the tests that set out a text. */
export const typefaces = openTypefaces();
