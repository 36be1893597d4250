import type { Node, TextNode } from '@takumi-rs/core';
import { boxesIn, type Box, type Measure } from './lines.ts';

/**
 * Takumi (2.16) sets a text whose last line is short anew, in a box nine tenths as wide, once the height
 * of its box is known: one more line then hangs out of it. A little less, since it may round.
 */
const narrower = 0.88;

/** Leaves a short last line where it is if the text would take another line without it. */
export async function keepLines(root: Node, measure: Measure): Promise<void> {
  const boxes = boxesIn(root, await measure(root)).filter(({ node, lines }) => {
    return lines > 1 && node.style?.textWrap === 'pretty';
  });
  if (boxes.length === 0) return;
  const heights = await heightsOf(boxes, 1, measure);
  const narrow = await heightsOf(boxes, narrower, measure);
  boxes.forEach(({ node }, at) => {
    if (narrow[at] !== heights[at]) node.style = { ...node.style, textWrap: 'wrap' };
  });
}

async function heightsOf(
  boxes: readonly Box[],
  share: number,
  measure: Measure,
): Promise<readonly number[]> {
  const children = boxes.map(({ node, room }) => whole(node, share * room));
  const style = { display: 'flex', flexDirection: 'column' } as const;
  const measured = await measure({ type: 'container', style, children });
  return measured.children.map(({ height }) => height);
}

/** All of its lines, in a box of that width. */
function whole(node: TextNode, width: number): TextNode {
  const { lineClamp: _, ...style } = node.style ?? {};
  const alone = { paddingLeft: 0, paddingRight: 0, maxWidth: 'none', flexGrow: 0, flexShrink: 0 };
  return { ...node, style: { ...style, ...alone, flexBasis: 'auto', width } };
}
