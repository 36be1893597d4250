// Reading the templates' YAML takes a third of Palabre's start. The build does it once, into
// dist/templates/<hash of the file>.json; a file that changed since has another hash and is read anew.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const here = new URL('.', import.meta.url);
const baked = new URL('../../dist/templates/', here);
mkdirSync(baked, { recursive: true });
for (const name of readdirSync(here).filter((file) => /\.ya?ml$/u.test(file))) {
  const text = readFileSync(new URL(name, here), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  writeFileSync(new URL(`${hash}.json`, baked), JSON.stringify(parse(text)));
}
