import type { MeasuredNode, Node, TextNode } from '@takumi-rs/core';
import { hasRightToLeft } from './direction.ts';

/** Sets nodes out without painting them, in pixels of a phone. */
export type Measure = (node: Node) => Promise<MeasuredNode>;

/** A text, and the width that is left to its letters. */
interface Box {
  readonly node: TextNode;
  readonly room: number;
}

const ellipsis = '…';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Breaks the lines of texts that run from right to left, if only a part of them, and cuts those that
 * have too many. Takumi does so at the wrong end of a line (2.16): it loses the space after a line's
 * first word, and nearly all of a line that it cuts. The texts are changed in place.
 */
export async function breakLines(root: Node, measure: Measure): Promise<void> {
  if (!textsIn(root).some(({ text }) => hasRightToLeft(text))) return;
  for (const box of boxesIn(root, await measure(root)))
    if (hasRightToLeft(box.node.text)) await breakText(box, measure);
}

function textsIn(node: Node): TextNode[] {
  if (node.type === 'text') return [node];
  return node.type === 'container' ? (node.children ?? []).flatMap(textsIn) : [];
}

/** Both trees have the same branches. */
function boxesIn(node: Node, measured: MeasuredNode): Box[] {
  if (node.type === 'text') return [{ node, room: measured.width - paddingOf(node) }];
  if (node.type !== 'container') return [];
  return (node.children ?? []).flatMap((child, at) => {
    const found = measured.children[at];
    return found === undefined ? [] : boxesIn(child, found);
  });
}

function paddingOf(node: TextNode): number {
  return styled(node, 'paddingLeft') + styled(node, 'paddingRight');
}

function styled({ style }: TextNode, name: 'paddingLeft' | 'paddingRight' | 'lineClamp'): number {
  const found: unknown = style?.[name];
  return typeof found === 'number' ? found : 0;
}

async function breakText(box: Box, measure: Measure): Promise<void> {
  const { node } = box;
  const lines = linesOf(node, await measureAlone(node, { width: box.room }, measure));
  const most = styled(node, 'lineClamp') || lines.length;
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = await cut(kept.at(-1) ?? '', box, measure);
  node.text = kept.join('\n');
  node.style = { ...node.style, whiteSpace: 'pre' };
}

/** Each line has as many characters as its runs, in whichever order these are seen. */
function linesOf({ text, style }: TextNode, { runs }: MeasuredNode): string[] {
  const height = Number.parseFloat(String(style?.lineHeight));
  const lengths: number[] = [];
  for (const run of runs) {
    const line = Math.floor((run.y + run.height / 2) / height);
    lengths[line] = (lengths[line] ?? 0) + run.text.length;
  }
  let end = 0;
  return lengths.map((length) => text.slice(end, (end += length)).trimEnd());
}

/** The most of a line that stands in its box with an ellipsis after it. */
async function cut(line: string, box: Box, measure: Measure): Promise<string> {
  const graphemes = Array.from(segmenter.segment(line), ({ segment }) => segment);
  const beginning = (length: number) => graphemes.slice(0, length).join('').trimEnd() + ellipsis;
  let [fits, tooLong] = [0, graphemes.length + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    const tried = { ...box.node, text: beginning(middle) };
    const { runs } = await measureAlone(tried, { whiteSpace: 'nowrap' }, measure);
    if (runs.reduce((sum, { width }) => sum + width, 0) <= box.room) fits = middle;
    else tooLong = middle;
  }
  return beginning(fits);
}

async function measureAlone(
  node: TextNode,
  style: object,
  measure: Measure,
): Promise<MeasuredNode> {
  const { lineClamp: _, ...own } = node.style ?? {};
  const alone = {
    ...own,
    paddingLeft: 0,
    paddingRight: 0,
    flexShrink: 0,
    maxWidth: 'none',
    ...style,
  };
  const child: Node = { ...node, style: alone };
  const root = await measure({ type: 'container', style: { display: 'flex' }, children: [child] });
  const [measured] = root.children;
  if (measured === undefined) throw new Error('A text without a measure.');
  return measured;
}
