import { oneLine } from '../../kernel/view/one-line.ts';
import { barAndFigure } from '../../kernel/view/sign-bar.ts';
import type { Block, TableRow } from '../../kernel/view/view.ts';
import { markup } from './markup.ts';

/** A block that is shown as text. */
export type TextBlock = Exclude<Block, { kind: 'divider' | 'picture' }>;

export const isText = (block: Block): block is TextBlock =>
  block.kind !== 'divider' && block.kind !== 'picture';

/** A block in Discord's Markdown. */
export function blockText(block: TextBlock): string {
  switch (block.kind) {
    case 'title':
      return `## ${oneLine(markup(block.text))}`;
    case 'heading':
      return `### ${oneLine(markup(block.text))}`;
    case 'text':
      return markup(block.text);
    case 'small':
      return `-# ${oneLine(markup(block.text))}`;
    case 'list':
      return block.items.map((item) => `- ${oneLine(markup(item))}`).join('\n');
    case 'quote':
      return quoted(markup(block.text));
    case 'table':
      return block.rows.map(tableLine).join('\n');
  }
}

/** Discord also treats a lone carriage return as the end of a line. */
const lineEnd = /\r\n?|\n/u;

function quoted(text: string): string {
  return text
    .split(lineEnd)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Two lines per option: a table is too wide for a phone. */
export function tableLine(row: TableRow): string {
  const { label, figure, best } = row;
  const name = `${best ? '★ ' : ''}${markup([{ kind: 'strong', of: [label] }])}`;
  return figure === '' ? name : `${name}\n${barAndFigure(row)}`;
}
