import { createHash } from 'node:crypto';
import type { Drawer } from '../../../engine/drawers.ts';

/** Knows which event each encrypted message came in. */
export interface SaidOnce {
  /**
   * True if the same message arrived before in another event. Resolves once this event is on disk
   * as the message's; rejects if it may not be.
   */
  isAgain(ciphertext: string, event: string): Promise<boolean>;
}

/** A message ends with its signature, and several signatures may be valid for it. */
const signatureBytes = 64;
/**
 * Bytes kept of each digest: a few dozen in all for a message, as long as its key can be sent
 * again.
 */
const keptBytes = 12;

const digest = (bytes: Uint8Array | string): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, keptBytes);

/**
 * Detects replays: a server's operator can send an encrypted message again as another event, such
 * as an old ballot after a new one, and the library decrypts it each time. Only digests are kept,
 * neither what was said nor by whom.
 */
export function openSaidOnce(drawer: Drawer): SaidOnce {
  /** Checks two events that arrive together one after the other. */
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
