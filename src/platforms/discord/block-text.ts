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

/** Discord also treats a lone carriage return as the end of a line. */
const lineEnd = /\r\n?|\n/u;

function quoted(text: string): string {
  return text
    .split(lineEnd)
    .map((line) => `> ${line}`)
    .join('\n');
}

const barLength = 8;

/** Two lines per option: a table is too wide for a phone. */
export function tableLine({ label, figure, share, lighterShare = 0, best }: TableRow): string {
  const name = `${best ? '★ ' : ''}${markup([{ kind: 'strong', of: [label] }])}`;
  if (figure === '') return name;
  return `${name}\n${bar(share, lighterShare)} ${figure}`;
}

/** Who is lighter shows by at least one sign, as long as there is room for it. */
function bar(share: number, lighterShare: number): string {
  const full = Math.round(share * barLength);
  const both = Math.round((share + lighterShare) * barLength);
  const light = Math.min(barLength - full, Math.max(both - full, lighterShare > 0 ? 1 : 0));
  return `${'▰'.repeat(full)}${'▱'.repeat(light)}${'·'.repeat(barLength - full - light)}`;
}
