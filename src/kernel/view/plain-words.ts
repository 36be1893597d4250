import { excerpt } from './excerpt.ts';

/** Text between two delimiters contains no other of that kind, so that it is scanned once. */
const markup: readonly (readonly [RegExp, string])[] = [
  [/```\w*\n?/gu, ''],
  [/\[([^[\]\n]+)\]\(<?https?:\/\/[^)[\s]+>?\)/gu, '$1'],
  [/<(https?:\/\/[^<>\s]+)>/gu, '$1'],
  [/(\*\*|__|~~|\|\||`)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1/gu, '$2'],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*?\S)\*(?![\p{L}\p{N}*])/gu, '$1'],
];
const lineStart = /^\s*(?:#{1,3}|-#|>{1,3}|[-*•]|\d{1,2}[.)])\s+/u;

/**
 * What somebody wrote, on one line and without chat markup such as bold or lists: a picture shows
 * characters literally. List items are separated by a middle dot.
 */
export function plainWords(text: string): string {
  const bare = markup.reduce((words, [pattern, kept]) => words.replace(pattern, kept), text);
  const lines = bare.split('\n').filter((line) => line.trim() !== '');
  return lines
    .map((line, at) => {
      const item = lineStart.test(line);
      return `${at === 0 ? '' : item ? ' · ' : ' '}${line.replace(lineStart, '').trim()}`;
    })
    .join('');
}

/** A text longer than this share of the limit is cut at the end of a sentence, if there is one. */
const longEnough = 0.45;

/**
 * At most `limit` characters: cut at the end of a sentence if that keeps enough of it, otherwise
 * between words; never leaves a comma before the ellipsis.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const sentences = text.slice(0, limit - 2).match(/^.*[\p{L}\p{N}»”)][.!?](?=\s)/su)?.[0] ?? '';
  if (sentences.length >= limit * longEnough) return `${sentences}\u00A0…`;
  return excerpt(text, limit).replace(/(?<![\s,;:–-])[\s,;:–-]+…$/u, '…');
}
