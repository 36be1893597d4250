import { beginning } from '../beginning.ts';
import { unaccented } from '../unaccented.ts';

/** A name that every system takes for a file, without its extension, at most 60 characters. */
export function fileName(title: string): string {
  const plain = beginning(unaccented(title).replaceAll(/[^\p{L}\p{N}]+/gu, '-'), 60)
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase();
  return plain === '' ? 'palabre' : plain;
}
