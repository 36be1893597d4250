import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';
import type { Template } from '../domain/template.ts';

/**
 * A template as it was read and checked at build time; undefined for a file that does not ship with
 * Palabre or that changed since.
 */
export function bakedTemplate(written: string | Uint8Array): Template | undefined {
  const hash = createHash('sha256').update(written).digest('hex');
  try {
    const baked: unknown = JSON.parse(
      readFileSync(join(packageRoot(), 'dist', 'templates', `${hash}.json`), 'utf8'),
    );
    return isTemplate(baked) ? baked : undefined;
  } catch {
    return undefined;
  }
}

/** The build kept none that it had not checked: to check it again is a tenth of the start. */
const isTemplate = (baked: unknown): baked is Template =>
  typeof baked === 'object' && baked !== null && 'id' in baked;
