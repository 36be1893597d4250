import type { Node } from '@takumi-rs/core';
import type { DrawingElement, Style } from './drawing/drawing.ts';
import { runsRightToLeft } from './direction.ts';
import { svgText } from './svg.ts';

/** The names of the families for a text. */
type StackOf = (text: string) => readonly string[];

/**
 * A drawing as the nodes that Takumi sets out: boxes, texts, and each sign as an image of its own. An
 * empty text is a box: as a text, it would not keep its width, nor figures their columns.
 */
export function nodesOf({ type, props }: DrawingElement, stackOf: StackOf): Node {
  const { style = {}, children = [], lang } = props;
  if (type === 'svg') return { type: 'image', src: svgText({ type, props }), style };
  const texts = children.filter((child) => typeof child === 'string');
  const text = texts.join('');
  if (text !== '') return textNode(text, style, stackOf);
  const boxes = children.filter((child) => typeof child !== 'string');
  const around = {
    type: 'container',
    style,
    children: boxes.map((box) => nodesOf(box, stackOf)),
  } as const;
  return lang === undefined ? around : { ...around, lang };
}

/**
 * A text runs as it begins, as with `dir="auto"` in a browser. It is held to its box by its line
 * breaks, not clipped: the tails of Arabic letters hang below a line of ours.
 */
function textNode(text: string, style: Style, stackOf: StackOf): Node {
  const direction = runsRightToLeft(text) ? 'rtl' : 'ltr';
  const box = { overflow: 'visible', minWidth: 0 };
  const fontFamily = stackOf(text).join(', ');
  return { type: 'text', text, style: { ...style, ...box, direction, fontFamily } };
}
