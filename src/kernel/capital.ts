/** The text with its first letter in upper case, as at the start of a line. */
export const capital = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
