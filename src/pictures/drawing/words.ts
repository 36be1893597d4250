import type { WordsPicture } from '../../kernel/view/picture.ts';
import { row, type Drawing, type DrawingElement, type Style } from './drawing.ts';
import { frame } from './frame.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { tabular, write } from './writing.ts';

/** Font sizes in pixels: for words said once, by some, by many, by most. */
const sizes = {
  few: [22, 26, 30, 34],
  many: [17, 21, 25, 30],
} as const;
const manyWords = 24;
const smallest = 13;

/**
 * Words in sequence, the most frequent first and largest, in bold once two people said them. They
 * flow like text, because a word cloud has to be searched.
 */
export function drawWords(picture: WordsPicture): Drawing {
  const most = Math.max(...picture.words.map(({ count }) => count));
  const scale = picture.words.length > manyWords ? sizes.many : sizes.few;
  const words = picture.words.map(({ word, count }) =>
    wordWithCount(word, count, scale[rank(count, most)] ?? scale[0]),
  );
  const small = { ...typeOf('small'), color: palette.muted };
  const flow = { flexWrap: 'wrap', alignItems: 'baseline', columnGap: 18, rowGap: 10 };
  const more = picture.more === undefined ? [] : [write(picture.more, 1, small)];
  return frame(picture.lang, picture.title, [row(flow, words), ...more], picture.subtitle);
}

/** 0 for a word one person said, 3 for the most frequent. */
function rank(count: number, most: number): number {
  if (count <= 1) return 0;
  return 1 + Math.floor((2 * (count - 1)) / Math.max(1, most - 1));
}

function wordWithCount(word: string, count: number, size: number): DrawingElement {
  const times = count > 1 ? `× ${count}` : '';
  const room = innerWidth - (times === '' ? 0 : 8 + 8 * times.length);
  const type = letters(Math.max(smallest, Math.min(size, Math.floor(room / widthOf(word)))));
  return row({ maxWidth: innerWidth, gap: 5, alignItems: 'baseline' }, [
    write(word, 2, {
      ...type,
      fontWeight: count > 1 ? 700 : 400,
      color: count > 1 ? palette.strong : palette.ink,
      maxWidth: room,
    }),
    ...(times === ''
      ? []
      : [write(times, 1, { ...typeOf('small'), ...tabular, color: palette.muted, flexShrink: 0 })]),
  ]);
}

function letters(size: number): Style {
  return { fontSize: size, lineHeight: `${Math.round(size * 1.25)}px` };
}

/** The width of a word in bold Inter, relative to its font size; rather over-estimated. */
function widthOf(word: string): number {
  return Array.from(word).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/[iljtfrI.,:;'’|!·-]/u.test(letter)) return 0.42;
  if (/[mwMW@\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter))
    return 1;
  return /\p{Lu}/u.test(letter) ? 0.78 : 0.64;
}
