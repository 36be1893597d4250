// The strings of each platform, its terms filled in and their spaces set, into
// dist/locales/<platform>/<hash of the files>.json; a file that changed since has them made anew at start.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from '../import-typescript.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { readCatalogues, readWords } = await importTypeScript(
  new URL('./locale-files.ts', import.meta.url),
);
const { bakedPath, packed } = await importTypeScript(new URL('./baked.ts', import.meta.url));

rmSync(new URL('../../dist/locales/', import.meta.url), { recursive: true, force: true });
const entries = readdirSync(new URL('../../locales/', import.meta.url), { withFileTypes: true });
for (const { name } of entries.filter((entry) => entry.isDirectory())) {
  const path = bakedPath(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(packed(readCatalogues(root, readWords(root, name)))));
}
