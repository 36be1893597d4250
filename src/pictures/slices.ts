import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charactersOf } from './cmap.ts';
import { cmapOf } from './woff2.ts';
import type { Family } from './families.ts';

/** The first and the last of characters that follow one another. */
export type Range = [number, number];

/** A family comes in slices, each with the characters of some scripts; all its weights are in one. */
export interface Slice {
  readonly family: Family;
  has(code: number): boolean;
  /** All that it has. */
  ranges(): Range[];
  read(): Buffer;
}

/** The letters of most of Europe, which all families have: they are always drawn in this one. */
const latin = { slices: ['latin', 'latin-ext'], family: 'inter' } as const;
const isLatin = (slice: string): boolean => latin.slices.some((each) => each === slice);

/** The slices of a family, without opening any of them. */
export function slicesOf(family: Family): Slice[] {
  const text = readFileSync(join(family.folder, 'unicode.json'), 'utf8');
  const ranges = Object.entries<unknown>(JSON.parse(text));
  const own = ranges.filter(([slice]) => !isLatin(slice) || family.name === latin.family);
  return own.map(([slice, claimed]) =>
    openSlice(family, fileOf(family, slice.replaceAll(/[[\]]/gu, '')), rangesIn(String(claimed))),
  );
}

/** What has no variable weights is drawn bold by the painter. */
function fileOf({ name, folder }: Family, slice: string): string {
  const file = (axis: string) => join(folder, 'files', `${name}-${slice}-${axis}-normal.woff2`);
  return existsSync(file('wght')) ? file('wght') : file('400');
}

/** A slice says more than it has: it is opened for the first character that it might have. */
function openSlice(family: Family, file: string, claimed: readonly Range[]): Slice {
  const read = () => readFileSync(file);
  let opened: ReadonlySet<number> | undefined;
  const characters = () => (opened ??= charactersOf(cmapOf(read())));
  return {
    family,
    read,
    has: (code) =>
      claimed.some(([first, last]) => first <= code && code <= last) && characters().has(code),
    ranges: () => together([...characters()].toSorted((a, b) => a - b)),
  };
}

/** Those that follow one another as one range; they come in order. */
function together(codes: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

/** `U+0-FF,U+131`. */
function rangesIn(claimed: string): Range[] {
  return claimed.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/iu, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}
