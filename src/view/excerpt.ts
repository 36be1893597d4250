/** Cuts a text between words, at most `limit` characters, the ellipsis included. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > limit / 2 ? cut.slice(0, space) : cut;
  // A pair of surrogates cut in half would show as a broken sign.
  return `${kept.replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}
