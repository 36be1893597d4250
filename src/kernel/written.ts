/*
 * What somebody wrote: whether anything can be seen of it, how long it is, and whether two texts are
 * the same. Texts themselves are kept as they were typed: joiners in emoji and in Persian, marks in
 * Hebrew and Arabic are part of them.
 */

/**
 * White space that is seen, unlike the byte order mark, and what shows as a blank although Unicode has
 * it among symbols and letters.
 */
export const blanks = /(?:[^\S\uFEFF]|[\u2800\u3164\uFFA0])+/gu;

/** What shows nothing by itself: joiners, fillers, marks of direction, variation selectors, tags. */
export const unseen =
  /[\u{16FE4}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFC\u{1D159}]/u;

const seen = new RegExp(`[^\\s${unseen.source.slice(1, -1)}]`, 'u');

/** True for a text in which nobody would see anything. */
export const isBlank = (text: string): boolean => !seen.test(text);

/** A text without the white space around it; empty if nobody would see anything in it. */
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
