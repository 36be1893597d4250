import { openTypefaces } from '../../src/pictures/fonts.ts';

/** The painter's fonts, each parsed once for all tests that lay out text. */
export const typefaces = openTypefaces();
