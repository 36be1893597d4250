import { createHash } from 'node:crypto';
import type { Drawer } from '../../../engine/drawers.ts';

/** Knows which event each encrypted message came in. */
export interface SaidOnce {
  /**
   * True if the same message came before in another event. Resolves once it is on disk that it came in
   * this one; rejects if it may not be.
   */
  isAgain(ciphertext: string, event: string): Promise<boolean>;
}

/** A message ends with its signature, of which there may be several that hold. */
const signatureBytes = 64;
/** Of a digest: a few dozen bytes are kept of a message, for as long as its key can be sent again. */
const keptBytes = 12;

const digest = (bytes: Uint8Array | string): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, keptBytes);

/**
 * Whoever runs a server can send an encrypted message again, as another event: an old ballot after a new
 * one, an answer that was taken back. The library reads it as often as it comes. Nothing but digests is
 * kept, neither what was said nor by whom.
 */
export function openSaidOnce(drawer: Drawer): SaidOnce {
  /** Two events that come side by side are looked at one after the other. */
  const looks = new Map<string, Promise<unknown>>();
  return {
    isAgain: (ciphertext, event) => {
      const message = Buffer.from(ciphertext, 'base64').subarray(0, -signatureBytes);
      const key = digest(message).toString('base64url');
      const look = (): Promise<boolean> => cameElsewhere(drawer, key, digest(event));
      const mine = (looks.get(key) ?? Promise.resolve()).then(look, look);
      looks.set(key, mine);
      return mine.finally(() => {
        if (looks.get(key) === mine) looks.delete(key);
      });
    },
  };
}

async function cameElsewhere(drawer: Drawer, key: string, event: Buffer): Promise<boolean> {
  const known = await drawer.get(key);
  if (known !== undefined) return !event.equals(known);
  await drawer.change(new Map([[key, event]]));
  return false;
}
