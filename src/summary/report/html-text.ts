import { withAddresses } from '../../kernel/addresses.ts';
import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Rich } from '../../kernel/rich.ts';
import { holdFigures, holdSigns } from '../../kernel/typography.ts';

/** Somebody's words with their line breaks, and their addresses as links. */
export function wordsHtml(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/u)
    .map((line) =>
      withAddresses(line)
        .map((piece) =>
          typeof piece === 'string'
            ? escapeHtml(holdFigures(holdSigns(piece)))
            : linkHtml(piece.url, piece.shown),
        )
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
