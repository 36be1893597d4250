import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, so that a secret cannot be guessed letter by letter. */
export function isSame(given: string, own: string): boolean {
  return timingSafeEqual(digest(given), digest(own));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Proves that somebody was given one of our addresses, like Discord's `hm` for files. */
export function signatureOf(secret: string, id: string): string {
  return createHmac('sha256', secret).update(id).digest('base64url');
}
