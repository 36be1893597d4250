import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Takes as long whatever is given, so that a secret cannot be found letter by letter. */
export function isSame(given: string, own: string): boolean {
  return timingSafeEqual(digest(given), digest(own));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What whoever was told an address of ours can show, as Discord's `hm` of a file. */
export function sealOf(secret: string, id: string): string {
  return createHmac('sha256', secret).update(id).digest('base64url');
}
