import type { DrawingElement, DrawingNode } from './drawing/drawing.ts';
import { plainLetters, standIns } from './plain-letters.ts';

/** Stands for a character that no font has: an empty box. */
export const missing = '\u25AF';

/** A few letters of Vietnamese or Hebrew take three marks; more of them climb over other lines. */
const tooManyMarks = /(\p{M}{3})\p{M}+/gu;
const spaces = ' \u00A0\u2009';
const emoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u;
/** What joins letters, or tells which way a text runs: never seen, but the others are set by it. */
const shaping = /[\u061C\u200C-\u200F\u2060\u2066-\u2069]/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a font has all of these characters. */
type Draws = (grapheme: string) => boolean;

/** The drawing with only characters that can be drawn in its texts. */
export function legible(node: DrawingElement, draws: Draws): DrawingElement {
  const { children } = node.props;
  if (children === undefined) return node;
  const written = children.map((child: DrawingNode) =>
    typeof child === 'string' ? legibleText(child, draws) : legible(child, draws),
  );
  return { ...node, props: { ...node.props, children: written } };
}

/**
 * An emoji that no font has is a space, since it stood between two words; another character that
 * cannot be drawn becomes `missing`. Of what is invisible, only what sets the rest is kept: the
 * others would be drawn as a box, or turn a line around.
 */
export function legibleText(text: string, draws: Draws): string {
  const pieces = Array.from(graphemes.segment(plain(text)), ({ segment }) => segment);
  const written = pieces.map((piece) => legiblePiece(piece, draws)).join('');
  const set = written.replace(/ {2,}/gu, ' ').trim();
  return set === '' && emoji.test(text) ? missing : set;
}

/**
 * Every line break and odd space is a space; of French's own, the narrow one is Inter's thin one,
 * held to the words around it. Letters in disguise are plain.
 */
function plain(text: string): string {
  return plainLetters(text.replace(tooManyMarks, '$1').normalize('NFC'))
    .replaceAll('\u202F', '\u2060\u2009\u2060')
    .replace(/[^\S\u00A0\u2009]/gu, ' ');
}

function legiblePiece(piece: string, draws: Draws): string {
  const seen = Array.from(piece).filter(
    (each) => shaping.test(each) || !/[\p{C}\uFE00-\uFE0F]/u.test(each),
  );
  const whole = seen.join('');
  const [base = '', ...rest] = seen;
  if (base === '' || spaces.includes(base) || shaping.test(base) || draws(whole)) return whole;
  const simpler = whole.normalize('NFKC');
  if (simpler !== whole && Array.from(simpler).every(draws)) return simpler;
  if (!draws(base)) return standIns.get(base) ?? (emoji.test(piece) ? ' ' : missing);
  return base + rest.filter((mark) => draws(base + mark)).join('');
}
