/**
 * The text on one line: white space that contains a line break becomes one space. Linear in the
 * length of the text.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, (space) => (/[\r\n]/u.test(space) ? ' ' : space));
}
