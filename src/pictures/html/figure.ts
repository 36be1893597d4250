import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import { drawWhole } from '../drawing/draw-whole.ts';
import type { DrawingElement, DrawingNode } from '../drawing/drawing.ts';
import { innerWidth } from '../drawing/look.ts';
import { attributesText } from '../svg.ts';
import type { Sheet } from './sheet.ts';
import { themed } from './theme.ts';

/** Pictures of texts in boxes, which take the width that a page has. */
const fluid: ReadonlySet<Picture['kind']> = new Set(['canvas', 'grid']);

/**
 * A picture as HTML: the boxes, texts and signs of its drawing, without the margins and the ground,
 * which are the page's. It is sharp at any size, and its texts can be selected. `titled`: false where
 * the page has said its title already.
 */
export function pictureHtml(picture: Picture, sheet: Sheet, titled = true): string {
  const { type, props } = drawWhole(picture, 'page').root;
  const { padding: _, backgroundColor: __, ...style } = props.style ?? {};
  const [head, ...content] = props.children ?? [];
  const children = head === undefined || titled ? props.children : [withoutTitle(head), ...content];
  const root = {
    type,
    props: { ...props, ...(children && { children }), style: { ...style, width: innerWidth } },
  };
  return elementHtml(fluid.has(picture.kind) ? widening(root, innerWidth) : root, sheet);
}

/** What stands at the head of a picture (`frame.ts`), its subtitle alone. */
function withoutTitle(head: DrawingNode): DrawingNode {
  if (typeof head === 'string') return head;
  const [, ...rest] = head.props.children ?? [];
  return { ...head, props: { ...head.props, children: rest } };
}

/** In pixels: what is narrower is a sign, which keeps its size. */
const narrowestBox = 60;

/**
 * The same with the widths of its boxes as shares of what is around them. Beside each other, they
 * also take what is left; under each other, that would be height.
 */
function widening(node: DrawingElement, around: number, stacked = false): DrawingElement {
  const { style = {}, children = [], ...attributes } = node.props;
  const { width, padding = 0 } = style;
  const own = typeof width === 'number' ? width : around;
  if (node.type === 'svg') return own < innerWidth ? node : stretched(node);
  if (node.type !== 'div' || own < narrowestBox) return node;
  const room = own - 2 * Number(padding) - edge(style['border']);
  const share = `${Math.round((100_000 * own) / around) / 1000}%`;
  return {
    ...node,
    props: {
      ...attributes,
      style:
        typeof width === 'number'
          ? { ...style, width: share, ...(stacked ? {} : { flexGrow: 1 }) }
          : style,
      children: children.map((child) =>
        typeof child === 'string'
          ? child
          : widening(child, room, style['flexDirection'] === 'column'),
      ),
    },
  };
}

/** Both sides of a border: « 2px solid ». */
const edge = (border: string | number | undefined): number =>
  2 * Number.parseFloat(String(border ?? '0'));

/** Lines from one box to another, as wide as these; their strokes stay as they are. */
function stretched({ type, props }: DrawingElement): DrawingElement {
  const style = { ...props.style, width: '100%' };
  const children = (props.children ?? []).map((child) =>
    typeof child === 'string'
      ? child
      : { ...child, props: { ...child.props, 'vector-effect': 'non-scaling-stroke' } },
  );
  return { type, props: { ...props, width: '100%', preserveAspectRatio: 'none', style, children } };
}

function elementHtml({ type, props }: DrawingElement, sheet: Sheet): string {
  const { style, lang, part = '', children = [], ...attributes } = props;
  const own = style === undefined ? '' : ` class="${`${sheet.classOf(style)} ${part}`.trim()}"`;
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
