/**
 * The characters that a `cmap` table has a glyph for (formats 4 and 12, OpenType 1.9). Throws when
 * the table is cut short.
 */
export function charactersOf(cmap: Buffer): Set<number> {
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

function addSegments(table: Buffer, found: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  for (let at = 0; at < segments; at += 1) {
    const last = table.readUInt16BE(14 + 2 * at);
    const first = table.readUInt16BE(16 + 2 * segments + 2 * at);
    for (let code = first; code <= last && code < 0xffff; code += 1)
      if (glyphInSegment(table, segments, at, code) !== 0) found.add(code);
  }
}

/** Glyph 0 is the mark of what is missing. */
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
