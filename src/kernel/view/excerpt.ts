import { beginning } from '../beginning.ts';

/** Cuts a text between words, to at most `limit` UTF-16 units including the ellipsis. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = beginning(text, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
