/** Created on first use: it takes several milliseconds, which would delay the start. */
let graphemes: Intl.Segmenter | undefined;

/**
 * The first characters of a text, at most `limit` UTF-16 units, never cutting what people see as
 * one character (surrogate pairs, emoji families, a letter and its accent). A single character
 * longer than the limit is cut between code points.
 */
export function beginning(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit <= 0) return '';
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const whole = graphemes.segment(text).containing(limit)?.index ?? limit;
  return text.slice(0, whole > 0 ? whole : betweenCodePoints(text, limit));
}

/** Like `beginning`, with a limit in code points, which is how Discord counts what people type. */
export function beginningInCodePoints(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let units = 0;
  let counted = 0;
  for (const sign of text) {
    if (counted === limit) break;
    units += sign.length;
    counted += 1;
  }
  return beginning(text, units);
}

function betweenCodePoints(text: string, limit: number): number {
  return /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
