import type { Style } from './drawing.ts';

/** A3 upright, four pixels to a millimetre; painted twice as large, it has 200 dots to an inch. */
export const sheet = { width: 1191, height: 1684, margin: 60, zoom: 2 } as const;
export const inner = sheet.width - 2 * sheet.margin;
export const gutter = 24;
export const half = (inner - gutter) / 2;

/**
 * How much is shown, from the fullest to what always fits. An idea is whole in all of them: less is said
 * around it, then its letters are smaller, before there are fewer ideas.
 */
export interface Density {
  readonly ideas: number;
  readonly ideaSize: number;
  readonly points: number;
  readonly pointLines: number;
  readonly nameLines: number;
  readonly words: number;
}
export const densities: readonly [Density, ...Density[]] = [
  { ideas: 8, ideaSize: 21, points: 3, pointLines: 3, nameLines: 6, words: 60 },
  { ideas: 8, ideaSize: 21, points: 2, pointLines: 3, nameLines: 5, words: 60 },
  { ideas: 8, ideaSize: 19, points: 2, pointLines: 3, nameLines: 4, words: 48 },
  { ideas: 8, ideaSize: 18, points: 2, pointLines: 2, nameLines: 4, words: 36 },
  { ideas: 8, ideaSize: 18, points: 1, pointLines: 2, nameLines: 4, words: 36 },
  { ideas: 8, ideaSize: 16, points: 1, pointLines: 2, nameLines: 3, words: 24 },
  { ideas: 6, ideaSize: 16, points: 1, pointLines: 2, nameLines: 3, words: 24 },
  { ideas: 4, ideaSize: 16, points: 1, pointLines: 2, nameLines: 3, words: 24 },
  { ideas: 2, ideaSize: 16, points: 1, pointLines: 1, nameLines: 2, words: 12 },
];

export const type = (fontSize: number, weight: 400 | 700 = 400): Style => ({
  fontSize,
  lineHeight: `${Math.round(fontSize * 1.32)}px`,
  fontWeight: weight,
});

/** As a share of the letter's size: a text of wider letters is cut by the painter, within a word. */
const letterWidth = 0.52;
export const lettersIn = (width: number, size: number) => width / (size * letterWidth);
