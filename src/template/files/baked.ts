import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';

/**
 * The data of a template's file, as the build already read it; undefined for a file that is not one
 * of those that ship, or that changed since. The data is checked as any other.
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
