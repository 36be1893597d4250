import { detectAll } from 'jschardet';
import { decoded, unicodeText } from '../../system/unicode-text.ts';

/** A table's encoding shows early; looking further takes time. */
const looked = 20_000;
/** As many readings of the same bytes are tried. */
const tried = 8;

/**
 * What a file's bytes may say, likeliest first; nothing if they are no text. Unicode is told with
 * certainty. Of the encodings from before it, a short table tells too little: the library ranks
 * them, and whoever reads the table takes the first reading in which it knows the words.
 */
export function readingsOf(bytes: Uint8Array): readonly string[] {
  const unicode = unicodeText(bytes);
  if (unicode !== undefined) return [unicode];
  if (bytes.includes(0)) return [];
  const ranked = detectAll(bytes.subarray(0, looked)).flatMap(({ encoding }) =>
    encoding === null || !mayBe(bytes, encoding) ? [] : (labelOf(encoding) ?? []),
  );
  const texts = [...new Set([...ranked, 'windows-1252', 'macintosh'])].flatMap(
    (label) => plausible(decoded(bytes, label)) ?? [],
  );
  return [...new Set(texts)].slice(0, tried);
}

/**
 * A Mac's own encoding has its small accented letters from 0x80 to 0x9F, where the others have
 * almost none: without a byte of these, it is another.
 */
function mayBe(bytes: Uint8Array, encoding: string): boolean {
  return encoding !== 'MacRoman' || bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
}

/** By the names that the platform knows: Latin-1 is read as Windows-1252 there, which holds it. */
function labelOf(encoding: string): string | undefined {
  const label = encoding === 'MacRoman' ? 'macintosh' : encoding.toLowerCase();
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** No table holds control characters: what decodes to some is of another encoding. */
function plausible(text: string | undefined): string | undefined {
  return text === undefined || /(?![\t\n\v\f\r])\p{Cc}/u.test(text) ? undefined : text;
}
