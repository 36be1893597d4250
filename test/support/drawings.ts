import type { DrawingElement, DrawingNode } from '../../src/pictures/drawing/drawing.ts';

/** Every element of a drawing, starting at the root, in reading order. */
export function elementsOf(node: DrawingNode): DrawingElement[] {
  if (typeof node === 'string') return [];
  return [node, ...(node.props.children ?? []).flatMap(elementsOf)];
}

export function textsOf(node: DrawingNode): string[] {
  if (typeof node === 'string') return [node];
  return (node.props.children ?? []).flatMap(textsOf);
}

/** How many times this sign is drawn. */
export function count(sign: DrawingElement, root: DrawingElement): number {
  const wanted = JSON.stringify(sign);
  return elementsOf(root).filter((element) => JSON.stringify(element) === wanted).length;
}

/** A shape without colours, as people who cannot distinguish them see it. */
export function withoutColour(shapes: readonly DrawingElement[]): string {
  return JSON.stringify(shapes, (key, value: unknown) =>
    ['stroke', 'fill'].includes(key) && value !== 'none' ? 'some' : value,
  );
}
