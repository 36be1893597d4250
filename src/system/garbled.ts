import { decoded } from './unicode-text.ts';

/*
 * Text that passed through a program which took one encoding for another, as anybody sees at once:
 * « Ã‰tÃ© » or « √ât√© » where « Été » stood.
 */

/** What programs of old took UTF-8 for. */
const takenFor = ['windows-1252', 'macintosh'];

const accented = /[^\0-\u007F]{2,}/gu;

/**
 * The text as it was before it was read as an older encoding and saved in UTF-8; undefined for a text
 * that nobody garbled. Signs that stand together by chance (« CAFÉ… ») are left alone: the letters
 * they might hide are of no language that uses them.
 */
export function mended(text: string): string | undefined {
  for (const encoding of takenFor) {
    const better = text.replaceAll(accented, (signs) => hiddenIn(signs, encoding) ?? signs);
    if (better !== text) return better;
  }
  return undefined;
}

/** Accented letters, quotes and dashes: of what two signs by chance may hide, the plausible ones. */
const western = /^[\u00A0-\u00FFŒœŠšŽžŸ\u2010-\u203A€™]+$/u;
/** Of other alphabets, not less than a word of two letters. */
const otherAlphabets = /^[\p{L}\p{M}\p{N}\p{P}]{2,}$/u;

function hiddenIn(signs: string, encoding: string): string | undefined {
  const bytes = bytesIn(signs, encoding);
  const hidden = bytes && decoded(bytes, 'utf-8');
  if (hidden === undefined) return undefined;
  return western.test(hidden) || otherAlphabets.test(hidden) ? hidden : undefined;
}

function bytesIn(signs: string, encoding: string): Uint8Array | undefined {
  const table = tableOf(encoding);
  const bytes = Array.from(signs, (sign) => table.get(sign));
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined;
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** The upper half of an encoding of one byte a sign. */
function tableOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const upper = Array.from({ length: 128 }, (_, at) => 128 + at);
  const table = new Map(upper.map((byte) => [decoded(Uint8Array.of(byte), encoding) ?? '', byte]));
  tables.set(encoding, table);
  return table;
}

/** Alphabets that no word mixes with Latin letters. */
const apart = String.raw`[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]`;

/**
 * What no word has: letters of two alphabets; a capital with an accent after a small letter; a sign
 * other than a hyphen or an apostrophe between two letters, or a currency before one.
 */
const odd = new RegExp(
  [
    String.raw`\p{Script=Latin}${apart}|${apart}\p{Script=Latin}`,
    String.raw`\p{Ll}(?![A-Z])\p{Lu}`,
    String.raw`\p{L}(?![·’‘ʼ‐‑–—…])[^\0-\u007F\p{L}\p{M}\p{N}\s]\p{L}`,
    String.raw`[\p{Sc}\p{Sk}\p{So}](?=\p{L})`,
  ].join('|'),
  'gu',
);

/** How often a reading of bytes has what no language writes: the fewer, the likelier it is right. */
export const oddness = (text: string): number => text.match(odd)?.length ?? 0;
