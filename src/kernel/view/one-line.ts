/**
 * A text on one line: white space that holds a line break becomes a space. Each run of it is looked at
 * once, however long it is.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, (space) => (/[\r\n]/u.test(space) ? ' ' : space));
}
