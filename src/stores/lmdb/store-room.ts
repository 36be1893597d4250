import { statSync } from 'node:fs';
import { join } from 'node:path';
import { leastRoom, roomOn } from './store.ts';
import type { Trouble } from '../../engine/trouble.ts';

/**
 * The problem with the folder of `STORE_URL`, if it is gone or has too little room; checked on the
 * disk each time.
 */
export function roomTroubles(storeUrl: string): readonly Trouble[] {
  const folder = folderIn(storeUrl);
  if (folder === undefined) return [];
  try {
    return roomOn(folder) < leastRoom ? [full] : [];
  } catch {
    return [gone];
  }
}

/**
 * The size in bytes of the file of the store that `STORE_URL` names; undefined if there is none.
 */
export function bytesOf(storeUrl: string): number | undefined {
  const folder = folderIn(storeUrl);
  return folder === undefined
    ? undefined
    : statSync(join(folder, 'data.mdb'), { throwIfNoEntry: false })?.size;
}

/** The folder as written in `STORE_URL`; undefined for other stores. */
export const folderIn = (url: string): string | undefined =>
  /^lmdb:\/\/(?<folder>.+)$/u.exec(url)?.groups?.['folder'];

const full: Trouble = {
  reason: 'store-room',
  detail: 'The disk of the store has too little room left: nothing can be recorded.',
};
const gone: Trouble = {
  reason: 'store-folder',
  detail: 'The folder of the store cannot be checked.',
};
