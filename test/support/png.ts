/** The size in a PNG's header; throws on anything else. */
export function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const png = Buffer.from(bytes);
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('Not a PNG.');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
