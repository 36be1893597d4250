/**
 * How text is written into a CSV cell that a spreadsheet will open. Each function has its inverse:
 * apart from newlines, a text survives being written and read back.
 */

/**
 * What a spreadsheet may take for a formula: the four signs that Framadate guards, their full-width
 * forms, and before them the blanks that some programs skip or a quote that opens and closes at
 * once. Existing guards are skipped, so that guarding can always be undone.
 */
const formula = /^'*(?:\t|[\s\p{C}"]*[=+\-@＝＋－＠])/u;

/** Framadate's guard: a leading apostrophe, which tells a spreadsheet “this is text”. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/**
 * Like `guarded`, for a line that does not start with a quote, such as a header. A spreadsheet that
 * separates by semicolons, as French ones do, starts a cell after each of them.
 */
export function guardedTitle(text: string): string {
  return text.split(';').map(guarded).join(';');
}

export function unguardedTitle(text: string): string {
  return text.split(';').map(unguarded).join(';');
}

/**
 * Like `guardedTitle`, for text of several lines, with line ends normalised: a spreadsheet that
 * separates by semicolons does not see where such a cell starts, and reads each line as a row.
 */
export function guardedLines(text: string): string {
  return text
    .split(/\r\n?|\n/u)
    .map(guardedTitle)
    .join('\n');
}

export function unguardedLines(text: string): string {
  return text.split('\n').map(unguardedTitle).join('\n');
}

/**
 * Framadate removes newlines but keeps a lone carriage return, which some programs treat as a line
 * end.
 */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\r\n]/gu, '');
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Framadate HTML-escapes titles: its “Q&amp;A” is “Q&A”. */
export function withoutEntities(title: string): string {
  return title.replaceAll(/&(amp|lt|gt|quot);/gu, (whole, name: string) => entities[name] ?? whole);
}

/** Escapes only what would be read as an entity: a plain “Q&A” stays as it is. */
export function withEntities(title: string): string {
  return title.replaceAll(/&(?=(?:amp|lt|gt|quot);)/gu, '&amp;');
}
