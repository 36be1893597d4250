import createHyphenator from 'hyphen';
import catalan from 'hyphen/patterns/ca.js';
import english from 'hyphen/patterns/en-us.js';
import spanish from 'hyphen/patterns/es.js';
import french from 'hyphen/patterns/fr.js';
import type { PictureLang } from '../../kernel/view/picture.ts';
import type { Drawing, DrawingElement, Style } from './drawing.ts';

const hyphenate = {
  fr: createHyphenator(french),
  en: createHyphenator(english),
  ca: createHyphenator(catalan),
  es: createHyphenator(spanish),
} as const;
/**
 * Where a word may be hyphenated; never next to a middle dot, which holds « participant·e »
 * together.
 */
const seam = /(?<!·)\u00AD(?!·)/u;
const unusedSeams = /\u00AD/gu;
const words = /[\p{L}\p{M}’'·]+/gu;

/**
 * Hyphenates words that are wider than their box, between syllables: the engine would break them
 * anywhere, without a hyphen. Boxes without their own width take what is left of the box around
 * them.
 */
export function hyphenated(drawing: Drawing, lang: PictureLang): Drawing {
  const cut = (word: string): string => {
    const found = hyphenate[lang](word);
    return typeof found === 'string' ? found : word;
  };
  const within = (node: DrawingElement, around: number): DrawingElement => {
    const { style = {}, children } = node.props;
    if (node.type !== 'div' || children === undefined) return node;
    const room = roomIn(style, around);
    const written = children.map((child) =>
      typeof child === 'string' ? withHyphens(child, room, style, cut) : within(child, room),
    );
    return { ...node, props: { ...node.props, children: written } };
  };
  return { ...drawing, root: within(drawing.root, drawing.width) };
}

function roomIn({ width, padding }: Style, around: number): number {
  const boxWidth = typeof width === 'number' ? width : around;
  return typeof padding === 'number' ? boxWidth - 2 * padding : boxWidth;
}

function withHyphens(
  text: string,
  room: number,
  { fontSize, fontWeight }: Style,
  cut: (word: string) => string,
): string {
  if (typeof fontSize !== 'number') return text;
  const em = fontWeight === 700 ? fontSize * boldness : fontSize;
  const fits = (piece: string) => widthOf(piece) * em <= room;
  return text.replaceAll(words, (word) => (fits(word) ? word : inLines(cut(word), fits)));
}

/** As many syllables per line as fit. */
function inLines(cut: string, fits: (piece: string) => boolean): string {
  const lines: string[] = [];
  for (const syllable of cut.split(seam).map((each) => each.replaceAll(unusedSeams, ''))) {
    const longer = `${lines.at(-1) ?? ''}${syllable}`;
    if (lines.length > 0 && fits(`${longer}-`)) lines[lines.length - 1] = longer;
    else lines.push(syllable);
  }
  return lines.join('-');
}

const boldness = 1.04;
/** Approximate widths of Inter's letters, in ems. */
const narrow = /[fijlrtI’'·-]/u;
const wide = /[mwMWœŒ]/u;

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + widthOfSign(sign), 0);
}

function widthOfSign(sign: string): number {
  if (narrow.test(sign)) return 0.31;
  if (wide.test(sign)) return 0.88;
  return /\p{Lu}/u.test(sign) ? 0.7 : 0.58;
}
