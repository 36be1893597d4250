import type { Drawers } from '../engine/drawers.ts';

/** The drawer that exists while a copy into the store is not finished. */
export const copyingDrawer = 'copying';
const key = 'unfinished';

/** A copy into the store was begun and not finished: it must not be used. */
export type StoreUnfinished = { readonly kind: 'storeUnfinished' };

export async function isUnfinished(store: Drawers): Promise<boolean> {
  return (await store.drawer(copyingDrawer).get(key)) !== undefined;
}

export function setUnfinished(store: Drawers, unfinished: boolean): Promise<void> {
  const value = unfinished ? new Uint8Array([1]) : undefined;
  return store.drawer(copyingDrawer).change(new Map([[key, value]]));
}
