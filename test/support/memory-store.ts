import type { Store } from '../../src/engine/drawers.ts';
import { openJournal } from '../../src/stores/open-journal.ts';

export async function memoryStore(): Promise<Store> {
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}
