import { detectAll } from 'jschardet';
import { mended, oddness } from '../../system/garbled.ts';
import { decoded, unicodeText } from '../../system/unicode-text.ts';

/** A table's encoding shows early; looking further takes time. */
const looked = 20_000;
/** As many readings of the same bytes are tried. */
const tried = 8;

/**
 * What a file's bytes may say, likeliest first; nothing if they are no text. Unicode is told with
 * certainty, but for what a program garbled before. Of the encodings from before Unicode, a short table
 * tells too little: the library ranks them, readings that no language would write come last, and
 * whoever reads the table takes the first in which it knows the words.
 */
export function readingsOf(bytes: Uint8Array): readonly string[] {
  const unicode = unicodeText(bytes);
  if (unicode !== undefined) return [mended(unicode) ?? [], unicode].flat();
  if (bytes.includes(0)) return [];
  const ranked = detectAll(bytes.subarray(0, looked)).flatMap(({ encoding }) =>
    encoding === null || !mayBe(bytes, encoding) ? [] : (labelOf(encoding) ?? []),
  );
  const labels = [...new Set([...ranked, 'windows-1252', 'macintosh'])];
  const texts = [...labels.map((label) => decoded(bytes, label)), ofDos(bytes)].flatMap(
    (text) => plausible(text) ?? [],
  );
  return [...new Set(texts)]
    .map((text) => ({ text, odd: oddness(text.slice(0, looked)) }))
    .toSorted((one, other) => one.odd - other.odd)
    .slice(0, tried)
    .map(({ text }) => text);
}

/** The upper half of code page 850, which “CSV (MS-DOS)” is saved in and no decoder here knows. */
const dosLetters =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

const ofDos = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : dosLetters.charAt(byte - 128),
  ).join('');

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
