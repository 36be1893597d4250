import type { Rich } from '../../kernel/rich.ts';
import { splitAddresses } from './escape-markdown.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes text for HTML, including quoted attributes. HTML cannot contain lone surrogates or
 * control characters: surrogates become replacement characters, control characters are removed.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}

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
