import { crc32 } from 'node:zlib';
import { Unreadable } from '../unreadable.ts';

/** `expires` in milliseconds since 1970. */
export interface Sealed {
  readonly text: string;
  readonly expires: number | undefined;
}

/** Before the text, when it expires: 0 for never. */
const headSize = 8;
/** After it, the check. */
const tailSize = 4;

/**
 * A text as it is kept: after it comes a check of the key and of all there is, so that a byte that
 * changed on the disk is told from what was written, and so is a value that stands under another key.
 */
export function seal(key: string, text: string, expires = 0): Buffer {
  // The key stands before the value, so that one check goes over both.
  const at = Buffer.byteLength(key);
  const end = at + headSize + Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(end + tailSize);
  bytes.write(key);
  bytes.writeDoubleLE(expires, at);
  bytes.write(text, at + headSize);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, end)), end);
  return bytes.subarray(at);
}

/** Throws `Unreadable` where `bytes` are not what `seal` made for that key. */
export function unseal(key: string, bytes: Buffer): Sealed {
  const end = bytes.length - tailSize;
  if (end < headSize || bytes.readUInt32LE(end) !== crc32(bytes.subarray(0, end), crc32(key)))
    throw new Unreadable('A value is not what was written');
  const expires = bytes.readDoubleLE();
  return { text: textIn(bytes, 0, bytes.length), expires: expires === 0 ? undefined : expires };
}

/** As `unseal` has it, of a key that begins at `keyAt` and its value from `valueAt` to `end`. */
export function isSealed(bytes: Buffer, keyAt: number, valueAt: number, end: number): boolean {
  const checked = end - tailSize;
  if (checked < valueAt + headSize) return false;
  return bytes.readUInt32LE(checked) === crc32(bytes.subarray(keyAt, checked));
}

export function textIn(bytes: Buffer, valueAt: number, end: number): string {
  return bytes.toString('utf8', valueAt + headSize, end - tailSize);
}
