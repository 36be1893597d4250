import type { Drawer } from '../../../engine/drawers.ts';
import type { Clock } from '../../../engine/ports.ts';
import { personKey, touchedAt } from './memory.ts';

/** How long an unfinished form waits for its author: two days, in milliseconds. */
export const unfinishedMs = 48 * 60 * 60_000;

/** Forgets what people began to write and abandoned more than two days ago. */
export async function sweepUnfinished(drawer: Drawer, clock: Clock): Promise<void> {
  const old: string[] = [];
  for await (const [key, bytes] of drawer.entries())
    if (key.startsWith(personKey('')) && clock() - touchedAt(bytes) > unfinishedMs) old.push(key);
  if (old.length > 0) await drawer.change(new Map(old.map((key) => [key, undefined])));
}
