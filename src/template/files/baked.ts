import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';

/**
 * The data of a template file as read at build time; undefined for a file that does not ship with
 * Palabre or that changed since. The data is validated like any other.
 */
export function bakedData(text: string): unknown {
  const hash = createHash('sha256').update(text).digest('hex');
  try {
    const data: unknown = JSON.parse(
      readFileSync(join(packageRoot(), 'dist', 'templates', `${hash}.json`), 'utf8'),
    );
    return data;
  } catch {
    return undefined;
  }
}
