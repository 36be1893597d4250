import { setTimeout as sleep } from 'node:timers/promises';
import type { Drawer } from '../../../engine/drawers.ts';

/** Which rooms were asked for before the program ended, so that the server may be at it still. */
export interface HalfMade {
  /** Resolves once the room of somebody is there, or does not come any more. */
  settled(person: string, isThere: () => boolean): Promise<void>;
  /** Resolves once it is on disk that a room is asked for. */
  begun(person: string): Promise<void>;
  /** It is there, or was refused. */
  over(person: string): Promise<void>;
}

/** A server makes a room in a second or two; a busy one takes longer. In milliseconds. */
const patienceMs = 10_000;
const everyMs = 100;

/** A server makes a room once more each time it is asked: no transaction keeps a second one away. */
export function halfMadeIn(drawer: Drawer): HalfMade {
  /** Asked for by this process, whose answer it waits for. */
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
