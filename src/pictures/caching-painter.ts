import { createHash } from 'node:crypto';
import type { Painter } from '../engine/ports.ts';

/** Twice what a summary needs; each picture is a few hundred kibibytes. */
const defaultCapacity = 24;

/**
 * Paints each picture once and returns the same PNG to everyone who asks for it: a summary's
 * preview, messages and report share their pictures, and edits often leave a picture unchanged.
 * Keeps the most recently requested ones; a failed picture is painted again on request.
 */
export function cachingPainter(painter: Painter, capacity = defaultCapacity): Painter {
  const cache = new Map<string, Promise<Uint8Array>>();
  return {
    paint: (picture) => {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64');
      const painting = cache.get(key) ?? painter.paint(picture);
      // Re-inserted at the end, so that the least recently used one is first.
      cache.delete(key);
      cache.set(key, painting);
      painting.catch(() => cache.get(key) === painting && cache.delete(key));
      for (const oldest of [...cache.keys()].slice(0, -capacity)) cache.delete(oldest);
      return painting;
    },
    close: () => painter.close(),
  };
}
