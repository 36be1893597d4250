/** What most texts are made of. */
const usual = /^[\n\t -~\u00A0-\uD7FF]*$/u;

/**
 * What a page or a file can hold: half a character becomes a replacement character, and control
 * characters other than line breaks and tabs are left out.
 */
export const wellFormed = (text: string): string =>
  usual.test(text) ? text : text.replaceAll(/\p{Cs}/gu, '\uFFFD').replaceAll(/[^\P{Cc}\n\t]/gu, '');
