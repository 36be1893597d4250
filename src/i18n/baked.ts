import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../kernel/text.ts';
import { inEach, type Catalogues } from './locale-files.ts';
import type { Catalogue } from './translator.ts';

/** Where the build keeps what it made of the locale files as they are now. */
export function bakedPath(root: string, platform: string): string {
  const hash = createHash('sha256');
  for (const folder of [join(root, 'locales'), join(root, 'locales', platform)])
    for (const name of readdirSync(folder).toSorted())
      if (name.endsWith('.json')) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return join(root, 'dist', 'locales', platform, `${hash.digest('hex')}.json`);
}

/** Each key once, then the strings of each language in that order: four times the keys would take 70 kB. */
interface Packed {
  readonly keys: readonly string[];
  readonly said: Readonly<Record<Locale, readonly string[]>>;
}

export function packed(catalogues: Catalogues): Packed {
  const keys = Object.keys(catalogues.fr);
  return { keys, said: inEach((locale) => keys.map((key) => catalogues[locale][key] ?? '')) };
}

const unpacked = ({ keys, said }: Packed): Catalogues =>
  inEach((locale) => catalogueOf(keys, said[locale]));

/** One after the other: from a list of entries, it takes three times as long. */
function catalogueOf(keys: readonly string[], said: readonly string[]): Catalogue {
  const found: Record<string, string> = {};
  for (const [at, key] of keys.entries()) found[key] = said[at] ?? '';
  return found;
}

/** Undefined if a file changed since the build. */
export function bakedCatalogues(root: string, platform: string): Catalogues | undefined {
  try {
    const baked: unknown = JSON.parse(readFileSync(bakedPath(root, platform), 'utf8'));
    return isPacked(baked) ? unpacked(baked) : undefined;
  } catch {
    return undefined;
  }
}

/** The build wrote them whole: to check each string again would take what was saved. */
const isPacked = (baked: unknown): baked is Packed =>
  typeof baked === 'object' && baked !== null && 'keys' in baked && 'said' in baked;
