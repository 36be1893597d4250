import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Rich } from '../../kernel/rich.ts';
import { splitAddresses } from './escape-markdown.ts';

/** Somebody's words with their line breaks, and their addresses as links. */
export function wordsHtml(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/u)
    .map((line) =>
      splitAddresses(line)
        .map((part, index) => (index % 2 === 1 ? linkHtml(part, part) : escapeHtml(part)))
        .join(''),
    )
    .join('<br>');
}

export function richHtml(text: Rich): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return wordsHtml(piece);
      if (piece.kind === 'strong') return `<strong>${richHtml(piece.of)}</strong>`;
      return piece.kind === 'link' ? linkHtml(piece.url, piece.label) : '';
    })
    .join('');
}

/** Only links to web pages and mailboxes: other schemes could run a program. */
function linkHtml(url: string, label: string): string {
  return /^(?:https?:\/\/|mailto:)/iu.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(label)}</a>`
    : escapeHtml(label);
}
