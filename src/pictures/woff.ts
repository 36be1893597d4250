import { inflateSync } from 'node:zlib';

/**
 * The characters a WOFF 1.0 font has a glyph for, read from its `cmap` table (formats 4 and 12,
 * OpenType 1.9). Throws on any other file: our fonts ship with the program.
 */
export function charactersOf(font: Buffer): Set<number> {
  const cmap = tableOf(font, 'cmap');
  const found = new Set<number>();
  const count = cmap.readUInt16BE(2);
  for (let at = 0; at < count; at += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + 8 * at));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addSegments(subtable, found);
    if (format === 12) addGroups(subtable, found);
  }
  return found;
}

function tableOf(font: Buffer, tag: string): Buffer {
  const tables = font.readUInt16BE(12);
  for (let at = 44; at < 44 + 20 * tables; at += 20) {
    if (font.toString('latin1', at, at + 4) !== tag) continue;
    const [offset, held, whole] = [4, 8, 12].map((field) => font.readUInt32BE(at + field));
    const bytes = font.subarray(offset, (offset ?? 0) + (held ?? 0));
    return held === whole ? bytes : inflateSync(bytes);
  }
  throw new Error(`A font without a ${tag} table.`);
}

function addSegments(table: Buffer, found: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  for (let at = 0; at < segments; at += 1) {
    const last = table.readUInt16BE(14 + 2 * at);
    const first = table.readUInt16BE(16 + 2 * segments + 2 * at);
    for (let code = first; code <= last && code < 0xffff; code += 1)
      if (glyphInSegment(table, segments, at, code) !== 0) found.add(code);
  }
}

/** Glyph 0 means the character is missing. */
function glyphInSegment(table: Buffer, segments: number, at: number, code: number): number {
  const first = table.readUInt16BE(16 + 2 * segments + 2 * at);
  const delta = table.readUInt16BE(16 + 4 * segments + 2 * at);
  const place = 16 + 6 * segments + 2 * at;
  const range = table.readUInt16BE(place);
  const glyph = range === 0 ? code : table.readUInt16BE(place + range + 2 * (code - first));
  return range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function addGroups(table: Buffer, found: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let at = 16; at < 16 + 12 * groups; at += 12)
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code += 1)
      found.add(code);
}
