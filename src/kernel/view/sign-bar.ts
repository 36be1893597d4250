import type { TableRow } from './view.ts';

/** A line of a phone has room for no more, with a figure and a button beside it. */
const longest = 12;

/**
 * A share as a bar of signs: one for each of the people, if there are no more of them than signs. Whoever
 * is counted shows by one at least, as long as there is room for it. Nothing fills the rest of the line: a
 * third sign would be of another width in most typefaces.
 */
export function signBar({ share, lighterShare = 0, whole = longest }: TableRow): string {
  const length = Math.min(whole, longest);
  const signs = (part: number) => Math.max(Math.round(part * length), part > 0 ? 1 : 0);
  const yes = Math.min(length, signs(share));
  const both = signs(share + lighterShare);
  const light = Math.min(length - yes, Math.max(both - yes, lighterShare > 0 ? 1 : 0));
  return `${'▰'.repeat(yes)}${'▱'.repeat(light)}`;
}

/** The bar, if there is one, and its figure. */
export const barAndFigure = (row: TableRow): string =>
  [signBar(row), row.figure].filter((part) => part !== '').join(' ');
