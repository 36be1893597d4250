// Reading and checking the templates takes a third of Palabre's start. The build does it once, into
// dist/templates/<hash of the file>.json; a file that changed since has another hash and is read anew.
// So is one with a mistake, of which the start tells.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { importTypeScript } from '../import-typescript.mjs';

const here = new URL('.', import.meta.url);
const baked = new URL('../../dist/templates/', here);
const { parseTemplate } = await importTypeScript(new URL('../template/domain/parse.ts', here));

// What an earlier build found right, this one may not.
rmSync(baked, { recursive: true, force: true });
mkdirSync(baked, { recursive: true });
for (const name of readdirSync(here).filter((file) => /\.ya?ml$/u.test(file))) {
  const text = readFileSync(new URL(name, here), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const template = parseTemplate(parse(text));
  if (template.success)
    writeFileSync(new URL(`${hash}.json`, baked), JSON.stringify(template.data));
}
