import type { DrawingElement, DrawingNode } from './drawing/drawing.ts';

/**
 * Replaces a character that no font has, and is painted as an empty box. In Unicode's private use
 * area.
 */
export const missing = '\uE000';

/** Vietnamese or Hebrew letters can have up to three marks; more would overlap other lines. */
const tooManyMarks = /(\p{M}{3})\p{M}+/gu;
const spaces = ' \u00A0\u202F';
const emoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a font has all of these characters. */
type Draws = (grapheme: string) => boolean;

/** The drawing with only drawable characters in its texts. */
export function legible(node: DrawingElement, draws: Draws): DrawingElement {
  const { children } = node.props;
  if (children === undefined) return node;
  const written = children.map((child: DrawingNode) =>
    typeof child === 'string' ? legibleText(child, draws) : legible(child, draws),
  );
  return { ...node, props: { ...node.props, children: written } };
}

/**
 * Emoji are removed, since none of our fonts have them, unless nothing else was written. Other
 * characters that cannot be drawn become `missing`. Invisible characters are removed: they would
 * show as a box or reverse a line.
 */
export function legibleText(text: string, draws: Draws): string {
  const pieces = Array.from(graphemes.segment(plain(text)), ({ segment }) => segment);
  const kept = pieces.map((piece) => legiblePiece(piece, draws));
  const words = kept.filter((piece, at) => piece !== missing || !isEmoji(pieces[at])).join('');
  return (words.trim() === '' ? kept.join('') : words).replace(/ {2,}/gu, ' ').trim();
}

const isEmoji = (piece = '') => emoji.test(piece);

/** Line breaks and unusual spaces become plain spaces; French ones are kept. */
function plain(text: string): string {
  return text
    .replace(tooManyMarks, '$1')
    .normalize('NFC')
    .replace(/[^\S\u00A0\u202F]/gu, ' ');
}

function legiblePiece(piece: string, draws: Draws): string {
  const [base = '', ...rest] = piece.replace(/[\p{C}\uFE00-\uFE0F]/gu, '');
  if (base === '') return '';
  if (!spaces.includes(base) && !draws(base)) return missing;
  return base + rest.filter((mark) => draws(base + mark)).join('');
}
