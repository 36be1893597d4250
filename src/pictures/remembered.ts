import { createHash } from 'node:crypto';
import type { Painter } from '../engine/ports.ts';

/** As many as a summary has, twice; each is of some hundreds of kibibytes. */
const defaultRoom = 24;

/**
 * A painter that paints a picture once for all who ask for the same: the preview of a summary, its
 * messages and its report show the same pictures, and an edit shows again what a card showed before.
 * It keeps the latest that were asked for; one that failed is tried anew.
 */
export function remembering(painter: Painter, room = defaultRoom): Painter {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    paint: (picture) => {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64');
      const painting = known.get(key) ?? painter.paint(picture);
      // Set last, so that the one asked for longest ago is first.
      known.delete(key);
      known.set(key, painting);
      painting.catch(() => known.get(key) === painting && known.delete(key));
      for (const oldest of [...known.keys()].slice(0, -room)) known.delete(oldest);
      return painting;
    },
    close: () => painter.close(),
  };
}
