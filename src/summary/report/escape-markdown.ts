import { withAddresses, type Address } from '../../kernel/addresses.ts';
import { oneLine } from '../../kernel/view/one-line.ts';

/**
 * Escapes somebody's words as plain text for Markdown readers: none of their marks affects the
 * document. Addresses are left alone, because escaping would break them.
 */
export function escapeMarkdown(text: string): string {
  return withAddresses(text)
    .map((piece) => (typeof piece === 'string' ? escapeWords(piece) : link(piece)))
    .join('');
}

/** Like `escapeMarkdown`, for text on a single line: a name, a title, a table cell. */
export function escapeLine(text: string): string {
  return escapeMarkdown(oneLine(text.trim()));
}

/** Markdown has a short form for addresses that are written with their scheme. */
function link({ shown, url }: Address): string {
  return shown === url ? `<${url}>` : `[${escapeWords(shown)}](<${url}>)`;
}

/**
 * White space is matched within each line: with a thousand empty lines, the text is still scanned
 * once.
 */
function escapeWords(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#&]/gu, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*)([-+=]|:(?=-))/gmu, '$1\\$2')
    .replace(/^([^\S\r\n\u2028\u2029]*\d+)([.)])(?=\s|$)/gmu, '$1\\$2');
}
