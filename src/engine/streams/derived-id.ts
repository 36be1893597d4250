import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/people.ts';
import type { NewId } from '../ports.ts';

const signs = 36n;
const length = 9;

/**
 * The id of what somebody creates: always the same for one request, so that a request delivered
 * twice finds what exists. Like every other id, it begins with a letter.
 */
export function idFor({ request }: Pick<Actor, 'request'>, newId: NewId): string {
  if (request === undefined) return newId();
  let rest = createHash('sha256').update(request).digest().readBigUInt64BE();
  let id = '';
  for (let sign = 0; sign < length; sign += 1) {
    id += (rest % signs).toString(Number(signs));
    rest /= signs;
  }
  return `r${id}`;
}
