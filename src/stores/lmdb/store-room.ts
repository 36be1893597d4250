import { leastRoom, roomOn } from './store.ts';
import type { Trouble } from '../../engine/trouble.ts';

/** True if the folder that `STORE_URL` names has room to record; checked on the disk each time. */
export function roomTroubles(storeUrl: string): readonly Trouble[] {
  const folder = /^lmdb:\/\/(?<folder>.+)$/u.exec(storeUrl)?.groups?.['folder'];
  if (folder === undefined) return [];
  try {
    return roomOn(folder) < leastRoom ? [full] : [];
  } catch {
    return [gone];
  }
}

const full: Trouble = {
  reason: 'store-room',
  detail: 'The disk of the store has too little room left: nothing can be recorded.',
};
const gone: Trouble = {
  reason: 'store-folder',
  detail: 'The folder of the store cannot be looked at.',
};
