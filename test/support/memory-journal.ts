import type { Journal } from '../../src/engine/ports.ts';
import { openJournal } from '../../src/stores/open-journal.ts';

export async function memoryJournal(): Promise<Journal> {
  const opened = await openJournal('memory://');
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}
