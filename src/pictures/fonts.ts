import { families, type Family } from './families.ts';
import { slicesOf, type Slice } from './slices.ts';

export interface Typefaces {
  /** Whether one font has all of these characters: a letter and its marks come from the same. */
  draws(grapheme: string): boolean;
  /** What draws a text that is legible: its slices, and the names of its families, the first first. */
  fontsFor(text: string): { readonly slices: readonly Slice[]; readonly stack: readonly string[] };
}

/** So many graphemes are remembered with what draws them; past that, all is looked up anew. */
const room = 20_000;
/** Joiners and marks of direction, which any font does without. */
const unseen = /[\u061C\u200C-\u200F\u2060\u2066-\u2069]/gu;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Reads which characters each slice is for; a slice itself is read when a text takes it. */
export function openTypefaces(): Typefaces {
  const slices = families.map(once(slicesOf));
  const known = new Map<string, readonly Slice[]>();
  const drawing = (grapheme: string): readonly Slice[] => {
    const found = known.get(grapheme) ?? candidates(grapheme, slices);
    if (known.size >= room) known.clear();
    known.set(grapheme, found);
    return found;
  };
  return {
    draws: (grapheme) => drawing(grapheme).length > 0,
    fontsFor: (text) => {
      const drawn = Array.from(segmenter.segment(text), ({ segment }) => drawing(segment));
      const manner = mannerOf(text, drawn);
      const taken = new Set(drawn.flatMap((found) => chosen(found, manner)));
      const used = new Set(Array.from(taken, ({ family }) => family));
      const order = families.toSorted((a, b) => rank(a, manner) - rank(b, manner));
      const stack = order
        .filter((family, at) => at === 0 || used.has(family))
        .map(({ name }) => name);
      return { slices: [...taken], stack };
    },
  };
}

/** What is said of a family, read when it is asked for: most texts never come to the last ones. */
function once<T>(read: (family: Family) => T) {
  return (family: Family) => {
    let known: T | undefined;
    return () => (known ??= read(family));
  };
}

/** Those that write Chinese characters come after all others, and the chosen one before the others. */
function rank(family: Family, manner: Family | undefined): number {
  return family === manner ? 1 : 2 * Number(family.writesHan);
}

/** The first slice that has a grapheme, or, of a Chinese character, one in each of its manners. */
function candidates(
  grapheme: string,
  slices: readonly (() => readonly Slice[])[],
): readonly Slice[] {
  const codes = Array.from(grapheme.replace(unseen, ''), (each) => each.codePointAt(0) ?? 0);
  const found: Slice[] = [];
  for (const family of slices) {
    const slice = family().find((each) => codes.every((code) => each.has(code)));
    if (slice !== undefined) found.push(slice);
    if (slice?.family.writesHan === false) break;
  }
  return found;
}

const named = (name: string) => families.find((family) => family.name === name);

/**
 * Whose manner of writing Chinese characters a text takes: that of the other letters in it, or else
 * the first that has most of them. They are drawn otherwise in Taipei, Beijing and Tokyo.
 */
function mannerOf(text: string, drawn: readonly (readonly Slice[])[]): Family | undefined {
  if (!drawn.some(([first]) => first?.family.writesHan)) return undefined;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return named('noto-sans-jp');
  if (/\p{Script=Hangul}/u.test(text)) return named('noto-sans-kr');
  const count = (family: Family) =>
    drawn.filter((found) => found.some((slice) => slice.family === family)).length;
  const counted = families
    .filter(({ writesHan }) => writesHan)
    .map((family) => ({ family, count: count(family) }));
  const most = Math.max(...counted.map(({ count }) => count));
  return most === 0 ? undefined : counted.find(({ count }) => count === most)?.family;
}

function chosen(found: readonly Slice[], manner: Family | undefined): readonly Slice[] {
  const slice = found.find(({ family }) => family === manner) ?? found[0];
  return slice === undefined ? [] : [slice];
}
