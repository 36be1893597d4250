import { crc32 } from 'node:zlib';
import { Unreadable } from '../unreadable.ts';

/** A checksum of what is kept and of where, to detect what was altered or put in another's place. */
export const checksumOf = (place: string, kept: string | Uint8Array): number =>
  crc32(kept, crc32(place)) | 0;

/** Throws `Unreadable` unless `kept` is what was written in that place. */
export function verifyChecksum(place: string, kept: string | Uint8Array, sum: number): void {
  if (checksumOf(place, kept) !== sum) throw new Unreadable(`${place} is not what was written`);
}
