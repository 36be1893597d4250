import { randomInt } from 'node:crypto';

const signs = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Ten signs: 3.6 × 10^15 ids, more than any community will ever ask for, and short in an address. */
export function newId(): string {
  return Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
}
