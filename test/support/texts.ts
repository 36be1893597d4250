import { readTexts } from '../../src/program/texts.ts';

/** All messages of the program, read and compiled once for all tests that only use their text. */
export const texts = readTexts('discord');
