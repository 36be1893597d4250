import { brotliDecompressSync } from 'node:zlib';

/** Bits 6 and 7 of a table's flags when its bytes were transformed, by its number in the directory. */
const plainVersion = (table: number) => (table === glyf || table === loca ? 3 : 0);
const [cmap, glyf, loca, named] = [0, 10, 11, 63];
const headerSize = 48;

/**
 * The `cmap` table of a WOFF 2.0 font, which that format never transforms (WOFF2, sections 4 and 5).
 * Throws when the file is not such a font: ours come with the program.
 */
export function cmapOf(font: Buffer): Buffer {
  let found: readonly [number, number] | undefined;
  let [at, before] = [headerSize, 0];
  for (let left = font.readUInt16BE(12); left > 0; left -= 1) {
    const flags = font.readUInt8(at);
    const table = flags & 0x3f;
    const [whole, next] = readBase128(font, table === named ? at + 5 : at + 1);
    const isPlain = flags >> 6 === plainVersion(table);
    const [held, end] = isPlain ? [whole, next] : readBase128(font, next);
    if (table === cmap) found = [before, before + held];
    [at, before] = [end, before + held];
  }
  if (found === undefined) throw new Error('A font without a cmap table.');
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(...found);
}

/** A number in groups of seven bits, the largest first, and where what follows it begins. */
function readBase128(font: Buffer, from: number): readonly [number, number] {
  let [value, at] = [0, from];
  for (;;) {
    const byte = font.readUInt8(at);
    value = value * 128 + (byte & 0x7f);
    at += 1;
    if (byte < 128) return [value, at];
  }
}
