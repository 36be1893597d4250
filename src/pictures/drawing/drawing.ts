/**
 * A drawing is a plain tree of boxes, texts and shapes, styled with CSS properties, so that layouts
 * can be written and tested without the library that paints them, and shown by a browser too.
 */
export interface Drawing {
  /** In CSS pixels on a phone; the painter zooms. The height follows from the content. */
  readonly width: number;
  readonly root: DrawingElement;
  /** How much larger it is painted; three times, for the sharpest of phones, if it does not say. */
  readonly zoom?: number;
  /** A sheet's height, and what is drawn instead of what does not fit on it: the fullest first. */
  readonly sheet?: { readonly height: number; readonly lighter: readonly Drawing[] };
}

export type DrawingNode = DrawingElement | string;

export interface DrawingElement {
  readonly type: 'div' | 'svg' | 'g' | 'path' | 'rect';
  readonly props: DrawingProps;
}

export type Style = Readonly<Record<string, string | number>>;

/** A shape's attributes, named as in SVG. */
export type ShapeAttributes = Readonly<Record<string, string | number>>;

interface DrawingProps {
  readonly style?: Style;
  readonly lang?: string;
  /** What a box is, for a page that sets it otherwise where it has room; nothing to the painter. */
  readonly part?: string;
  readonly children?: readonly DrawingNode[];
  readonly [attribute: string]: unknown;
}

export function row(style: Style, children: readonly DrawingElement[]): DrawingElement {
  return {
    type: 'div',
    props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children },
  };
}

export function column(style: Style, children: readonly DrawingElement[]): DrawingElement {
  return row({ flexDirection: 'column', ...style }, children);
}

/** The same box, with a name for pages. */
export function named(part: string, { type, props }: DrawingElement): DrawingElement {
  return { type, props: { ...props, part } };
}

/** An empty box: a bar or a tint. */
export function patch(style: Style): DrawingElement {
  return row(style, []);
}

/** A drawn sign; `size` in pixels, the shapes within a 20 by 20 square. */
export function sign(size: number, shapes: readonly DrawingElement[]): DrawingElement {
  return svg(size, size, '0 0 20 20', shapes);
}

export function svg(
  width: number,
  height: number,
  viewBox: string,
  children: readonly DrawingElement[],
): DrawingElement {
  const style = { width, height, flexShrink: 0 };
  return { type: 'svg', props: { width, height, viewBox, style, children } };
}

export function path(d: string, attributes: ShapeAttributes): DrawingElement {
  return { type: 'path', props: { d, ...attributes } };
}

export function rect(attributes: ShapeAttributes): DrawingElement {
  return { type: 'rect', props: attributes };
}

export function group(transform: string, children: readonly DrawingElement[]): DrawingElement {
  return { type: 'g', props: { transform, children } };
}
