import { createHash } from 'node:crypto';
import type { Painter } from '../engine/ports.ts';

/** Twice what a summary needs; each picture is a few hundred kibibytes. */
const defaultRoom = 24;

/**
 * Paints each picture once and returns the same PNG to everyone who asks for it: a summary's
 * preview, messages and report share their pictures, and edits often leave a picture unchanged.
 * Keeps the most recently requested ones; a failed picture is painted again on request.
 */
export function remembering(painter: Painter, room = defaultRoom): Painter {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    paint: (picture) => {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64');
      const painting = known.get(key) ?? painter.paint(picture);
      // Re-inserted at the end, so that the least recently used one is first.
      known.delete(key);
      known.set(key, painting);
      painting.catch(() => known.get(key) === painting && known.delete(key));
      for (const oldest of [...known.keys()].slice(0, -room)) known.delete(oldest);
      return painting;
    },
    close: () => painter.close(),
  };
}
