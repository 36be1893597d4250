import type { DrawingElement, DrawingNode } from '../../src/pictures/drawing/drawing.ts';

/** Every element of a drawing, from the root on, in the order in which they are read. */
export function elementsOf(node: DrawingNode): DrawingElement[] {
  if (typeof node === 'string') return [];
  return [node, ...(node.props.children ?? []).flatMap(elementsOf)];
}

export function textsOf(node: DrawingNode): string[] {
  if (typeof node === 'string') return [node];
  return (node.props.children ?? []).flatMap(textsOf);
}

/** How many times this very sign is drawn. */
export function count(sign: DrawingElement, root: DrawingElement): number {
  const wanted = JSON.stringify(sign);
  return elementsOf(root).filter((element) => JSON.stringify(element) === wanted).length;
}

/** A shape without its colours: what is left for who cannot tell them apart. */
export function withoutColour(shapes: readonly DrawingElement[]): string {
  return JSON.stringify(shapes, (key, value: unknown) =>
    ['stroke', 'fill'].includes(key) && value !== 'none' ? 'some' : value,
  );
}
