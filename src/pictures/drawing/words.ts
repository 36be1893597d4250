import type { WordsPicture } from '../../kernel/view/picture.ts';
import { column, row, type Drawing, type DrawingElement, type Style } from './drawing.ts';
import { frame } from './frame.ts';
import { innerWidth, palette, typeOf } from './look.ts';
import { tabular, write } from './writing.ts';

/** Font sizes in pixels: for words said once, by some, by many, by most. */
const sizes = {
  few: [25, 31, 38, 44],
  many: [17, 21, 26, 32],
} as const;
const manyWords = 24;
const smallest = 13;
const gap = 16;
const mostFurther = 32;
/** How wide the regular letters are, relative to the bold ones. */
const regular = 0.94;
/** How far lines are enlarged to fill their width: words said once stay smaller than the others. */
const mostEnlarged = { once: 1.2, shared: 1.4 } as const;

interface Sized {
  readonly word: string;
  readonly count: number;
  readonly size: number;
}

/**
 * A wall of words, as on a letterpress sheet: words that fill a line together stand in it, as large as
 * all that were said as often can be, since a larger word reads as one that more people said. The most frequent come first and are largest, in bold once two people said them;
 * lines begin in the order of a dictionary, because one looks for one's own word.
 */
export function drawWords(picture: WordsPicture): Drawing {
  const small = { ...typeOf('small'), color: palette.muted };
  const more = picture.more === undefined ? [] : [write(picture.more, 1, small)];
  // Some letters reach far out of their place, and at this size into the margin.
  const wall = column(
    { gap: 4, width: innerWidth, overflow: 'hidden' },
    wordLines(picture.words, innerWidth),
  );
  return frame(picture.lang, picture.title, [wall, ...more], picture.subtitle);
}

/** The lines of a wall of that width, in pixels; `scale` enlarges the words of a larger sheet. */
export function wordLines(
  words: WordsPicture['words'],
  width: number,
  scale = 1,
): DrawingElement[] {
  const most = Math.max(...words.map(({ count }) => count));
  const steps = words.length > manyWords ? sizes.many : sizes.few;
  const left = words.map(({ word, count }): Sized => {
    const room = (width - timesWidth(count)) / widthOf(word);
    const size = Math.min(scale * steps[rank(count, most)], room);
    return { word, count, size: Math.max(smallest, size) };
  });
  const lines: Sized[][] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift())
    lines.push(filled([first], left, width));
  return lines.map((line, at) => {
    const alike = lines.filter((each) => each[0]?.count === line[0]?.count);
    const factor = Math.min(...alike.map((each) => enlarging(each, width)));
    return wordLine(line, width, factor, at < lines.length - 1);
  });
}

/** Adds the widest words that still fit, among those said as often; they leave `left`. */
function filled(line: readonly Sized[], left: Sized[], width: number): Sized[] {
  const fitting = left.filter(
    (each) => each.count === line[0]?.count && widthOfLine([...line, each]) <= width,
  );
  const widest = fitting.toSorted((a, b) => widthOfLine([b]) - widthOfLine([a]))[0];
  if (widest === undefined) return [...line];
  left.splice(left.indexOf(widest), 1);
  return filled([...line, widest], left, width);
}

/** How far a line can be enlarged before it is wider than its room. */
function enlarging(line: readonly Sized[], width: number): number {
  const fixed =
    (line.length - 1) * gap + line.reduce((sum, { count }) => sum + timesWidth(count), 0);
  const fitting = (width - fixed) / Math.max(1, widthOfLine(line) - fixed);
  const most = line.some(({ count }) => count > 1) ? mostEnlarged.shared : mostEnlarged.once;
  return Math.min(most, Math.max(1, fitting));
}

/** Its words a little further apart, if that fills its width; the last line is left as it is. */
function wordLine(
  line: readonly Sized[],
  width: number,
  factor: number,
  fills: boolean,
): DrawingElement {
  const sized = line.map((each) => ({ ...each, size: each.size * factor }));
  const room = fills ? Math.max(0, width - widthOfLine(sized)) / Math.max(1, line.length - 1) : 0;
  const columnGap = gap + Math.floor(Math.min(room, mostFurther));
  const words = sized.map((each) => wordWithCount(each, width));
  return row({ alignItems: 'baseline', columnGap, maxWidth: width }, words);
}

function widthOfLine(line: readonly Sized[]): number {
  const words = line.map(
    ({ word, count, size }) => size * widthOf(word) * (count > 1 ? 1 : regular) + timesWidth(count),
  );
  return words.reduce((sum, each) => sum + each, (line.length - 1) * gap);
}

/** 0 for a word one person said, 3 for the most frequent. */
function rank(count: number, most: number): 0 | 1 | 2 | 3 {
  if (count <= 1) return 0;
  const share = (count - 1) / Math.max(1, most - 1);
  return share > 0.75 ? 3 : share > 0.25 ? 2 : 1;
}

const times = (count: number) => (count > 1 ? `× ${count}` : '');
const timesWidth = (count: number) => (count > 1 ? 8 + 8 * times(count).length : 0);

function wordWithCount({ word, count, size }: Sized, width: number): DrawingElement {
  const room = width - timesWidth(count);
  const shared = count > 1;
  return row({ maxWidth: width, gap: 5, alignItems: 'baseline' }, [
    write(word, 2, {
      ...letters(size),
      fontWeight: shared ? 700 : 400,
      color: shared ? palette.strong : palette.ink,
      maxWidth: room,
    }),
    ...(shared
      ? [
          write(times(count), 1, {
            ...typeOf('small'),
            ...tabular,
            color: palette.muted,
            flexShrink: 0,
          }),
        ]
      : []),
  ]);
}

function letters(size: number): Style {
  const fontSize = Math.round(size * 10) / 10;
  return { fontSize, lineHeight: `${Math.round(size * 1.25)}px` };
}

/** The width of a word in bold Inter, relative to its font size; other letters are over-estimated. */
function widthOf(word: string): number {
  return Array.from(word.normalize('NFD')).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** Letters by the width of their bold form. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/\p{Mn}/u, 0],
  [/[ijl.,:;'’|!·]/u, 0.29],
  [/[ftrI-]/u, 0.4],
  [/[ckszvxy]/u, 0.58],
  [/[abdeghnopqu\d]/u, 0.64],
  [/[mwMW@]|\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{scx=Hangul}/u, 1],
  [/\p{Lu}/u, 0.76],
];

function letterWidth(letter: string): number {
  return widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.7;
}
