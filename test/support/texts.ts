import { readTexts } from '../../src/program/texts.ts';

/** Every string of the program, read and compiled once for all the tests that only speak. */
export const texts = readTexts();
