import type { DrawingElement, DrawingNode } from './drawing/drawing.ts';

/** A sign of a drawing as an SVG document of its own. */
export function svgText({ type, props }: DrawingElement): string {
  const { style: _, children = [], ...attributes } = props;
  const space = type === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const inside = children.map(shapeText).join('');
  return `<${type}${space}${attributesText(attributes)}>${inside}</${type}>`;
}

/** What a shape is written with; numbers and words of our own layouts, nothing that anybody typed. */
export function attributesText(attributes: Readonly<Record<string, unknown>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${String(value)}"`)
    .join('');
}

const shapeText = (child: DrawingNode) => (typeof child === 'string' ? '' : svgText(child));
