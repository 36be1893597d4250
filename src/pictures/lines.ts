import type { MeasuredNode, Node, TextNode } from '@takumi-rs/core';
import { hasRightToLeft } from './direction.ts';

/** Sets nodes out without painting them, in pixels of a phone. */
export type Measure = (node: Node) => Promise<MeasuredNode>;

/** A text, the width that is left to its letters, and how many lines high it is. */
export interface Box {
  readonly node: TextNode;
  readonly room: number;
  readonly lines: number;
}

const ellipsis = '…';
/** Boxes that are as wide as their text are rounded, in pixels of a phone. */
const hairline = 0.5;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Breaks the lines of texts that run from right to left, if only a part of them, and cuts those that
 * have too many. Takumi does so at the wrong end of a line (2.16): it loses the space after a line's
 * first word, nearly all of a line that it cuts, and breaks a line of both directions outside of its
 * box. The texts are changed in place.
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
export function boxesIn(node: Node, measured: MeasuredNode): Box[] {
  if (node.type === 'text') {
    const lines = Math.round(measured.height / Number.parseFloat(String(node.style?.lineHeight)));
    return [{ node, room: measured.width - paddingOf(node), lines }];
  }
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
  const most = styled(node, 'lineClamp') || Infinity;
  const fits = async (line: string) => (await widthOf(line, node, measure)) <= box.room + hairline;
  const lines: string[] = [];
  let rest = node.text.replaceAll(/[ \t\r\n]+/gu, ' ').trim();
  while (rest !== '') {
    const isLast = lines.length + 1 === most;
    const line = await (isLast ? cut(rest, fits) : firstLine(rest, fits));
    lines.push(line.trimEnd());
    rest = isLast ? '' : rest.slice(line.length).trimStart();
  }
  node.text = lines.join('\n');
  node.style = { ...node.style, whiteSpace: 'pre' };
}

type Fits = (line: string) => Promise<boolean>;

/** As many words as stand in the box; of a word that is too long for it, as many letters. */
async function firstLine(text: string, fits: Fits): Promise<string> {
  const letters = graphemesOf(text);
  const length = await mostThatFits(letters, (beginning) => fits(beginning.trimEnd()));
  const words = letters.slice(0, length + 1).lastIndexOf(' ');
  const end = length < letters.length && words > 0 ? words : Math.max(length, 1);
  return letters.slice(0, end).join('');
}

/** A last line: whole if it can be, or the most of it that stands in the box with an ellipsis. */
async function cut(text: string, fits: Fits): Promise<string> {
  if (await fits(text)) return text;
  const letters = graphemesOf(text);
  const length = await mostThatFits(letters, (beginning) => fits(shortened(beginning)));
  return shortened(letters.slice(0, length).join(''));
}

function shortened(beginning: string): string {
  return beginning.trimEnd() + ellipsis;
}

function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many letters from the first on, found by halves. */
async function mostThatFits(letters: readonly string[], fits: Fits): Promise<number> {
  let [short, long] = [0, letters.length + 1];
  while (long - short > 1) {
    const middle = Math.floor((short + long) / 2);
    if (await fits(letters.slice(0, middle).join(''))) short = middle;
    else long = middle;
  }
  return short;
}

async function widthOf(line: string, node: TextNode, measure: Measure): Promise<number> {
  const { runs } = await measureAlone({ ...node, text: line }, { whiteSpace: 'nowrap' }, measure);
  return runs.reduce((sum, { width }) => sum + width, 0);
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
  if (measured === undefined) throw new Error('A text was not measured.');
  return measured;
}
