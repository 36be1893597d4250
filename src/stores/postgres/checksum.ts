import { crc32 } from 'node:zlib';
import { Unreadable } from '../unreadable.ts';

/** A checksum of a value and its place, to detect one that was altered or moved. */
export const checksumOf = (place: string, kept: string | Uint8Array): number =>
  crc32(kept, crc32(place)) | 0;

/** Throws `Unreadable` unless `kept` is what was written in that place. */
export function verifyChecksum(place: string, kept: string | Uint8Array, sum: number): void {
  if (checksumOf(place, kept) !== sum) throw new Unreadable(`${place} is not what was written`);
}
