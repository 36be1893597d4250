import type { Picture } from '../kernel/view/picture.ts';
import type { Log, Painter } from './ports.ts';

/**
 * In milliseconds, far longer than a picture and those before it take; after that, words are
 * better.
 */
const patienceMs = 20_000;

export interface Painting {
  readonly painter: Painter;
  readonly log: Log;
}

/**
 * The picture as a PNG; undefined if it could not be painted, and words replace it. Never rejects. A
 * picture may show what people wrote, and a painter's error may quote it: only the error's name is
 * logged.
 */
export async function painted(
  { painter, log }: Painting,
  picture: Picture,
): Promise<Uint8Array | undefined> {
  try {
    return await soonEnough(painter.paint(picture));
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    log.warn('a picture could not be drawn: its text is shown instead', { reason });
    return undefined;
  }
}

async function soonEnough(coming: Promise<Uint8Array>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('Drawing took too long.', 'TimeoutError')),
      patienceMs,
    );
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
