import { oneLine } from '../../kernel/view/one-line.ts';

/**
 * An address as people type it: it ends before a space, a bracket, or the punctuation of the
 * sentence.
 */
const address = /(https?:\/\/[^\s<>]*[^\s<>.,:;!?"'*_`\])])/u;

/**
 * Escapes somebody's words as plain text for Markdown readers: none of their marks affects the
 * document. Addresses are left alone, because escaping would break them.
 */
export function escapeMarkdown(text: string): string {
  return splitAddresses(text)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeWords(part)))
    .join('');
}

/** Like `escapeMarkdown`, for text on a single line: a name, a title, a table cell. */
export function escapeLine(text: string): string {
  return escapeMarkdown(oneLine(text.trim()));
}

/** Alternates between text and addresses: every second piece is a full address. */
export function splitAddresses(text: string): string[] {
  return text.split(address);
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
