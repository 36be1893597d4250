import { beginning } from '../domain/beginning.ts';

/** A name that every system takes for a file, without its extension, at most 60 characters. */
export function fileName(title: string): string {
  const letters = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const plain = beginning(letters, 60)
    .replaceAll(/^-+|-+$/gu, '')
    .toLowerCase();
  return plain === '' ? 'palabre' : plain;
}
