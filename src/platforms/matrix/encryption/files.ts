import { z } from 'zod';
import type { Library } from './library.ts';

/** What opens a file that was sealed; it is sent inside a message that is itself encrypted. */
export type FileKeys = Readonly<Record<string, unknown>>;

export interface SealedFile {
  readonly bytes: Uint8Array;
  readonly keys: FileKeys;
}

const keysSchema = z.record(z.string(), z.unknown());

export function sealFile({ Attachment }: Library, bytes: Uint8Array): SealedFile {
  const sealed = Attachment.encrypt(bytes);
  const keys = keysSchema.parse(JSON.parse(sealed.mediaEncryptionInfo ?? ''));
  return { bytes: sealed.encryptedData, keys };
}

/** Throws if the keys are invalid, or if the file is not the one sealed with them. */
export function openFile(
  { Attachment, EncryptedAttachment }: Library,
  bytes: Uint8Array,
  keys: FileKeys,
): Uint8Array {
  return Attachment.decrypt(new EncryptedAttachment(bytes, JSON.stringify(keys)));
}
