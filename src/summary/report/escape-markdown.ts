import { oneLine } from '../../kernel/view/one-line.ts';

/** An address as people type one: it ends before a space, a bracket, or the sentence's own full stop. */
const address = /(https?:\/\/[^\s<>]*[^\s<>.,:;!?"'*_`\])])/u;

/**
 * Makes somebody's words plain text for a Markdown reader: no mark of theirs changes the document.
 * An address is kept whole and in plain sight; escaped, it would lead nowhere.
 */
export function escapeMarkdown(text: string): string {
  return splitAddresses(text)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeWords(part)))
    .join('');
}

/** The same for what stands on a line of its own: a name, a title, a cell of a table. */
export function escapeLine(text: string): string {
  return escapeMarkdown(oneLine(text.trim()));
}

/** Words and addresses in turn: every second piece is an address, whole. */
export function splitAddresses(text: string): string[] {
  return text.split(address);
}

/** White space is looked for within each line alone: a thousand empty ones are read a single time. */
function escapeWords(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#&]/gu, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*)([-+=]|:(?=-))/gmu, '$1\\$2')
    .replace(/^([^\S\r\n\u2028\u2029]*\d+)([.)])(?=\s|$)/gmu, '$1\\$2');
}
