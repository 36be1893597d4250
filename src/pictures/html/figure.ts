import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import { setOut } from '../drawing/draw.ts';
import type { DrawingElement, DrawingNode } from '../drawing/drawing.ts';
import { innerWidth } from '../drawing/look.ts';
import { attributesText } from '../svg.ts';
import type { Sheet } from './sheet.ts';
import { themed } from './theme.ts';

/**
 * A picture as HTML: the boxes, texts and signs of its drawing, without the margins and the ground,
 * which are the page's. It is sharp at any size, and its texts can be selected.
 */
export function pictureHtml(picture: Picture, sheet: Sheet): string {
  const { type, props } = setOut(picture).root;
  const { padding: _, backgroundColor: __, ...style } = props.style ?? {};
  return elementHtml({ type, props: { ...props, style: { ...style, width: innerWidth } } }, sheet);
}

function elementHtml({ type, props }: DrawingElement, sheet: Sheet): string {
  const { style, lang, children = [], ...attributes } = props;
  const own = style === undefined ? '' : ` class="${sheet.classOf(style)}"`;
  const inside = children.map((child) => nodeHtml(child, sheet)).join('');
  if (type === 'g') return groupHtml(String(attributes['transform']), inside, sheet);
  const shape = themed(attributesText(attributes));
  if (type !== 'div') return `<${type}${own}${shape}>${inside}</${type}>`;
  const language = lang === undefined ? '' : ` lang="${lang}"`;
  const direction = children.some((child) => typeof child === 'string') ? ' dir="auto"' : '';
  return `<div${own}${language}${direction}>${inside}</div>`;
}

function nodeHtml(node: DrawingNode, sheet: Sheet): string {
  return typeof node === 'string' ? escapeHtml(node) : elementHtml(node, sheet);
}

/** The second time, what was drawn the first time is drawn again. */
function groupHtml(transform: string, shapes: string, sheet: Sheet): string {
  const { id, known } = sheet.idOf(shapes);
  const drawn = known ? `<use href="#${id}"/>` : `<g id="${id}">${shapes}</g>`;
  return `<g transform="${transform}">${drawn}</g>`;
}
