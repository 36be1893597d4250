import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Rich, TimeShown } from '../../kernel/rich.ts';
import { zonesOnce } from '../../kernel/zones-once.ts';
import { isEmpty, type Block, type TableRow } from '../../kernel/view/view.ts';
import { wordsHtml } from '../../summary/report/html-text.ts';

/** How people and moments are told where no chat shows them. */
export interface Telling {
  nameOf(person: string): string;
  timeOf(time: TimeShown): string;
}

/** What a message says as HTML, without its pictures, which have a place of their own. */
export const blocksHtml = (blocks: readonly Block[], telling: Telling): string =>
  blocks
    .filter((block) => !isEmpty(block))
    .map((block) => blockHtml(block, telling))
    .join('\n');

function blockHtml(block: Block, telling: Telling): string {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return `<h2>${richHtml(block.text, telling)}</h2>`;
    case 'text':
      return `<p>${richHtml(block.text, telling)}</p>`;
    case 'small':
      return `<p class="small">${richHtml(block.text, telling)}</p>`;
    case 'quote':
      return `<blockquote>${richHtml(block.text, telling)}</blockquote>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${richHtml(item, telling)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table>${block.rows.map(rowHtml).join('')}</table>`;
    case 'picture':
      return '';
    case 'divider':
      return '<hr>';
  }
}

function rowHtml({ label, figure, share, lighterShare = 0, best }: TableRow): string {
  const bar = `<i style="width:${percent(share)}"></i><i class="lighter" style="width:${percent(lighterShare)}"></i>`;
  return (
    `<tr${best ? ' class="best"' : ''}><th scope="row" dir="auto">${escapeHtml(label)}</th>` +
    `<td class="bar">${bar}</td><td class="figure">${escapeHtml(figure)}${best ? ' ★' : ''}</td></tr>`
  );
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Channels and roles have no name outside the chat: they are left out. */
function richHtml(text: Rich, telling: Telling): string {
  return zonesOnce(text)
    .map((piece) => {
      if (typeof piece === 'string') return wordsHtml(piece);
      switch (piece.kind) {
        case 'strong':
          return `<strong>${richHtml(piece.of, telling)}</strong>`;
        case 'person':
          return `<bdi class="name">${escapeHtml(telling.nameOf(piece.id))}</bdi>`;
        case 'time':
          return escapeHtml(telling.timeOf(piece));
        case 'link':
          return escapeHtml(piece.label);
        case 'channel':
        case 'role':
          return '';
      }
    })
    .join('');
}
