import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Fontsource's families, each named by the file that says which characters its slices are for. The
 * first that has a character draws it: Latin, Greek and Cyrillic; the other alphabets; signs; Chinese,
 * Japanese and Korean.
 */
const files = [
  require.resolve('@fontsource-variable/inter/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-arabic/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-hebrew/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-devanagari/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-thai/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-ethiopic/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-canadian-aboriginal/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-armenian/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-georgian/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-bengali/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-gujarati/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-gurmukhi/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-kannada/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-malayalam/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-oriya/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-sinhala/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-tamil/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-telugu/unicode.json'),
  require.resolve('@fontsource-variable/noto-serif-tibetan/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-khmer/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-lao/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-myanmar/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-cherokee/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-adlam/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-syriac/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-thaana/unicode.json'),
  require.resolve('@fontsource/noto-sans-nko/unicode.json'),
  require.resolve('@fontsource/noto-sans-tifinagh/unicode.json'),
  require.resolve('@fontsource-variable/noto-emoji/unicode.json'),
  require.resolve('@fontsource/noto-sans-symbols-2/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-tc/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-jp/unicode.json'),
  require.resolve('@fontsource-variable/noto-sans-kr/unicode.json'),
];

export interface Family {
  /** `noto-sans-tc`. */
  readonly name: string;
  readonly folder: string;
  /** Where Chinese characters come from, each in its own manner. */
  readonly writesHan: boolean;
}

const han = new Set(['noto-sans-tc', 'noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr']);

export const families: readonly Family[] = files.map((file) => {
  const folder = dirname(file);
  const name = basename(folder);
  return { name, folder, writesHan: han.has(name) };
});
