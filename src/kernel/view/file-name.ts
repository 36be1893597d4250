import { beginning } from '../beginning.ts';
import { unaccented } from '../unaccented.ts';

/** A file name valid on every system, without extension, at most 60 characters. */
export function fileName(title: string): string {
  const plain = beginning(unaccented(title).replaceAll(/[^\p{L}\p{N}]+/gu, '-'), 60)
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase();
  return plain === '' ? 'palabre' : plain;
}
