import { createHash } from 'node:crypto';

/**
 * Discord refuses a second message with the same nonce, for some minutes. 24 characters: a nonce
 * holds 25.
 */
export function nonceOf(name: string, lost: number): string {
  return digest(`${name}/${lost}`).toString('base64url').slice(0, 24);
}

/** Discord numbers components from 1 on; ids are 32 bits, and none of them is negative. */
const least = 2 ** 16;
const most = 2 ** 31 - 2 ** 16;

/**
 * The id of the container that holds a post of that name, by which it is known again at any time:
 * Discord keeps what ids a message's components were given.
 */
export function markOf(name: string): number {
  return least + (digest(name).readUInt32BE() % (most - least));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
