import { createHash } from 'node:crypto';

/**
 * Discord refuses a second message with the same nonce for some minutes. 24 characters: a nonce has
 * at most 25.
 */
export function nonceOf(channel: string, name: string, since: number): string {
  return digest(`${channel}/${name}/${since}`).toString('base64url').slice(0, 24);
}

/** Discord numbers components from 1; ids are 32 bits and not negative. */
const least = 2 ** 16;
const most = 2 ** 31 - 2 ** 16;

/**
 * The id of the container of the post with that name, by which it can always be found again: Discord
 * keeps the ids of a message's components.
 */
export function markOf(name: string): number {
  return least + (digest(name).readUInt32BE() % (most - least));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
