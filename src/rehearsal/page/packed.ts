import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ways = {
  br: (bytes: Uint8Array) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
} as const;
const brotli = promisify(brotliCompress);

/** A text as this browser takes it, smaller if it can be, and the header that says how. */
export async function packed(
  { headers }: IncomingMessage,
  bytes: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly header: Readonly<Record<string, string>> }> {
  const accepts = (headers['accept-encoding'] ?? '').split(',').map((each) => each.trim());
  const accepted = new Set(accepts);
  const way = (['br', 'gzip'] as const).find((each) => accepted.has(each));
  if (way === undefined) return { bytes, header: {} };
  return { bytes: await ways[way](bytes), header: { 'content-encoding': way } };
}
