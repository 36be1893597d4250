import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'satori';
import { charactersOf } from './woff.ts';

const require = createRequire(import.meta.url);
/** Fontsource's families; a character is drawn with the first one that has it. */
const families = [
  require.resolve('@fontsource/inter/package.json'),
  require.resolve('@fontsource/noto-sans-arabic/package.json'),
  require.resolve('@fontsource/noto-sans-hebrew/package.json'),
];
const weights = [400, 700] as const;

export interface Typefaces {
  /** Whether a single font has all of these characters: a letter and its marks must share one. */
  draws(grapheme: string): boolean;
  /**
   * The fonts this text needs, in both weights; satori is faster when given the same array again.
   */
  fontsFor(text: string): Font[];
}

/** A family comes in slices, each covering some scripts. */
interface Slice {
  /** Satori keeps one font per name and weight, so each slice needs its own name. */
  readonly name: string;
  readonly characters: ReadonlySet<number>;
  /** In both weights, read once: satori parses any buffer it has not seen before. */
  readonly fonts: () => readonly Font[];
}

/** Reads which characters each slice covers; a slice is only loaded when a text needs it. */
export function openTypefaces(): Typefaces {
  const slices = families.flatMap(slicesOf);
  const cached = new Map<string, Font[]>();
  const sliceFor = (text: string) => slices.find(({ characters }) => characters.has(codeOf(text)));
  return {
    draws: (grapheme) => {
      const slice = sliceFor(grapheme);
      return Array.from(grapheme, codeOf).every((code) => slice?.characters.has(code));
    },
    fontsFor: (text) => {
      const taken = new Set(Array.from(new Set(text), sliceFor));
      const needed = slices.filter((slice, at) => at === 0 || taken.has(slice));
      const key = needed.map(({ name }) => name).join(' ');
      const fonts = cached.get(key) ?? needed.flatMap((slice) => slice.fonts());
      cached.set(key, fonts);
      return fonts;
    },
  };
}

function codeOf(text: string): number {
  return text.codePointAt(0) ?? 0;
}

function slicesOf(packageFile: string): Slice[] {
  const folder = join(dirname(packageFile), 'files');
  const names = readdirSync(folder).flatMap(
    (name) => /^(.+)-400-normal\.woff$/u.exec(name)?.[1] ?? [],
  );
  return names.toSorted(latinFirst).map((name) => {
    const file = (weight: number) => readFileSync(join(folder, `${name}-${weight}-normal.woff`));
    let read: Font[] | undefined;
    const fonts = () =>
      (read ??= weights.map((weight) => ({ name, weight, style: 'normal', data: file(weight) })));
    return { name, characters: charactersOf(file(400)), fonts };
  });
}

/** The first font also determines the line height and the width of spaces. */
function latinFirst(a: string, b: string): number {
  return Number(b.endsWith('-latin')) - Number(a.endsWith('-latin')) || a.localeCompare(b);
}
