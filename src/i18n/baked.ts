import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogues } from './locale-files.ts';

/** Where the build keeps what it made of the locale files as they are now. */
export function bakedPath(root: string, platform: string): string {
  const hash = createHash('sha256');
  for (const folder of [join(root, 'locales'), join(root, 'locales', platform)])
    for (const name of readdirSync(folder).toSorted())
      if (name.endsWith('.json')) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return join(root, 'dist', 'locales', platform, `${hash.digest('hex')}.json`);
}

/** Undefined if a file changed since the build. */
export function bakedCatalogues(root: string, platform: string): Catalogues | undefined {
  try {
    const baked: unknown = JSON.parse(readFileSync(bakedPath(root, platform), 'utf8'));
    return isCatalogues(baked) ? baked : undefined;
  } catch {
    return undefined;
  }
}

/** The build wrote them whole: to check each string again would take what was saved. */
const isCatalogues = (baked: unknown): baked is Catalogues =>
  typeof baked === 'object' && baked !== null && 'fr' in baked;
