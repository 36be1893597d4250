import { randomInt } from 'node:crypto';

const signs = '0123456789abcdefghijklmnopqrstuvwxyz';

const letters = signs.slice(10);

/**
 * Ten characters, 2.6 × 10^15 ids: more than any community needs, and short in an address. The
 * first is a letter, because a key that looks like a number would move to the front of its record.
 */
export function newId(): string {
  const rest = Array.from({ length: 9 }, () => signs[randomInt(signs.length)]);
  return [letters[randomInt(letters.length)], ...rest].join('');
}
