/** The characters of most texts, which need no change. */
const usual = /^[\n\t -~\u00A0-\uD7FF]*$/u;

/**
 * The text as a page or a file can hold it: half a surrogate pair becomes a replacement character,
 * and control characters other than line breaks and tabs are removed.
 */
export const wellFormed = (text: string): string =>
  usual.test(text) ? text : text.replaceAll(/\p{Cs}/gu, '\uFFFD').replaceAll(/[^\P{Cc}\n\t]/gu, '');
