/*
 * What somebody wrote: whether anything can be seen of it, how long it is, and whether two texts are
 * the same. Texts themselves are kept as they were typed: joiners in emoji and in Persian, marks in
 * Hebrew and Arabic are part of them.
 */

/**
 * Visible white space, so not the byte order mark, and characters that look blank although Unicode
 * lists them as symbols or letters.
 */
export const blanks = /(?:[^\S\uFEFF]|[\u2800\u3164\uFFA0])+/gu;

/** Invisible characters: joiners, fillers, direction marks, variation selectors, tags. */
export const unseen =
  /[\u{16FE4}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFC\u{1D159}]/u;

const seen = new RegExp(`[^\\s${unseen.source.slice(1, -1)}]`, 'u');

/** True for a text with nothing visible in it. */
export const isBlank = (text: string): boolean => !seen.test(text);

/** The text without surrounding white space; empty if nothing in it is visible. */
export const written = (text: string): string => (isBlank(text) ? '' : text.trim());

/** True for a single word, however it is spelled: « l'entraide », « faire-ensemble ». */
export const isOneWord = (text: string): boolean =>
  !isBlank(text) && !/\S[\s\u2800\u3164]+\S/u.test(text);

/**
 * Whether a text has more than `limit` characters: code points, for every limit on what people write,
 * as Discord and JSON Schema count. An emoji or an ideogram beyond the first 65,536 counts as one.
 */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let length = 0;
  for (const _ of text) {
    length += 1;
    if (length > limit) return true;
  }
  return false;
}
