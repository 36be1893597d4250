import { oneLine } from '../../kernel/view/one-line.ts';
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

/** Discord reads a lone carriage return as the end of a line too. */
const lineEnd = /\r\n?|\n/u;

function quoted(text: string): string {
  return text
    .split(lineEnd)
    .map((line) => `> ${line}`)
    .join('\n');
}

const barLength = 8;

/** Two lines an option: a phone's width holds no table. */
function tableLine({ label, figure, share, best }: TableRow): string {
  const name = `${best ? '★ ' : ''}${markup([{ kind: 'strong', of: [label] }])}`;
  if (figure === '') return name;
  const full = Math.round(share * barLength);
  return `${name}\n${'▰'.repeat(full)}${'▱'.repeat(barLength - full)} ${figure}`;
}
