/**
 * How a text stands in a cell of a table that a spreadsheet opens. Each of these has its inverse, so
 * that a text written and read again is the same, newlines apart.
 */

/**
 * What a spreadsheet may take for a formula: the four signs Framadate guards, their full-width
 * doubles, and before them the blanks that some programs skip, or a quote that opens and closes at
 * once. Guards that are there already are skipped, so that guarding can always be undone.
 */
const formula = /^'*(?:\t|[\s\p{C}"]*[=+\-@＝＋－＠])/u;

/** Framadate's guard: an apostrophe first, which a spreadsheet reads as “this is text”. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/**
 * The same within a line that does not begin with a quote, as a header does: where the spreadsheet
 * separates by semicolons, as a French one does, each of them begins a cell there.
 */
export function guardedTitle(text: string): string {
  return text.split(';').map(guarded).join(';');
}

export function unguardedTitle(text: string): string {
  return text.split(';').map(unguarded).join(';');
}

/**
 * The same for words of several lines, whose ends are made one kind: a spreadsheet that separates by
 * semicolons does not see where such a cell begins, and takes each of its lines for a row.
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

/** Framadate removes newlines; it leaves a lone return, which some programs end a line at. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\r\n]/gu, '');
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Framadate writes a title as HTML escapes it: what it wrote “Q&amp;A” is “Q&A”. */
export function withoutEntities(title: string): string {
  return title.replaceAll(/&(amp|lt|gt|quot);/gu, (whole, name: string) => entities[name] ?? whole);
}

/** Only what would be read as an entity is escaped: a plain “Q&A” stays as people read it. */
export function withEntities(title: string): string {
  return title.replaceAll(/&(?=(?:amp|lt|gt|quot);)/gu, '&amp;');
}
