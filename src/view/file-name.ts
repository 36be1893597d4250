import { unaccented } from '../domain/unaccented.ts';

/** A name that every system takes for a file, without its extension, at most 60 characters. */
export function fileName(title: string): string {
  const plain = unaccented(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase();
  return plain === '' ? 'palabre' : plain;
}
