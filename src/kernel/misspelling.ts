/** True if the names are at most two typing mistakes apart: a letter more, less or changed. */
export function isMisspelling(name: string, of: string): boolean {
  return Math.abs(name.length - of.length) <= 2 && slips(name, of) <= 2;
}

/** Levenshtein's distance, row by row. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of from.split('').entries()) {
    const next = [line + 1];
    for (const [at, other] of to.split('').entries()) {
      const [before = 0, above = 0, left = 0] = [row[at], row[at + 1], next[at]];
      next.push(Math.min(above + 1, left + 1, before + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
