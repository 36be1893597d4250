import type { Drawer } from '../../../engine/drawers.ts';
import type { Homes } from './rooms.ts';

export interface KeptHomes extends Homes {
  /** Reads what was kept; must be called once, before anything else. */
  load(): Promise<void>;
}

/** Calls `failed` if the store cannot keep a home: it is found again at the next start. */
export function homesIn(drawer: Drawer, failed: (error: unknown) => void): KeptHomes {
  const known = new Map<string, string>();
  const change = (room: string, whose: string | undefined): void => {
    const bytes = whose === undefined ? undefined : Buffer.from(whose, 'utf8');
    drawer.change(new Map([[room, bytes]])).catch(failed);
  };
  return {
    load: async () => {
      for await (const [room, bytes] of drawer.entries())
        known.set(room, Buffer.from(bytes).toString('utf8'));
    },
    of: (room) => known.get(room),
    keep: (room, whose) => {
      if (known.get(room) === whose) return;
      known.set(room, whose);
      change(room, whose);
    },
    forget: (room) => {
      if (known.delete(room)) change(room, undefined);
    },
  };
}
