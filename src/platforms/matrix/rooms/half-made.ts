import { setTimeout as sleep } from 'node:timers/promises';
import type { Drawer } from '../../../engine/drawers.ts';

/**
 * The rooms that were requested before the program ended, which the server may still be creating.
 */
export interface HalfMade {
  /** Resolves once somebody's room is there, or is no longer to be expected. */
  settled(person: string, isThere: () => boolean): Promise<void>;
  /** Notes that a room is about to be requested; resolves once that is on disk. */
  begun(person: string): Promise<void>;
  /** Notes that the room is there, or was refused. */
  over(person: string): Promise<void>;
}

/**
 * How long to wait for a room, in milliseconds. A server creates one in a second or two, a busy one
 * takes longer.
 */
const patienceMs = 10_000;
const everyMs = 100;

/** Creating a room has no transaction id: a server creates another one each time it is asked. */
export function halfMadeIn(drawer: Drawer): HalfMade {
  /** The people whose room this process has requested, and whose answer it is waiting for. */
  const own = new Set<string>();
  return {
    settled: async (person, isThere) => {
      if (own.has(person) || (await drawer.get(person)) === undefined) return;
      for (let ms = 0; ms < patienceMs && !isThere(); ms += everyMs) await sleep(everyMs);
    },
    begun: async (person) => {
      own.add(person);
      await drawer.change(new Map([[person, Buffer.from('1')]]));
    },
    over: async (person) => {
      own.delete(person);
      await drawer.change(new Map([[person, undefined]]));
    },
  };
}
