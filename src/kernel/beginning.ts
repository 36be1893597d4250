const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text, at most `limit` UTF-16 units long, which never ends inside what people
 * see as one character: neither a pair of surrogates, nor a family of emoji, nor a letter and its
 * accent. One that alone is longer than the limit is cut between code points.
 */
export function beginning(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit <= 0) return '';
  const whole = graphemes.segment(text).containing(limit)?.index ?? limit;
  return text.slice(0, whole > 0 ? whole : betweenCodePoints(text, limit));
}

/** The same, its limit in code points, which is what Discord counts in what people type. */
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
