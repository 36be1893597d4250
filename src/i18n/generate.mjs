// Generates messages.gen.ts: one entry per message in locales/fr.json and per message that some
// platform words for itself, with the arguments it takes on any of them, so that an unknown key or a
// missing argument is a compile error. Terms, which have an underscore, are filled in by the platform:
// no caller passes them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const here = new URL('.', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(`../../locales/${name}`, here), 'utf8'));
const platforms = readdirSync(new URL('../../locales/', here), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
const messages = [
  ...Object.entries(read('fr.json')),
  ...platforms.flatMap((name) =>
    Object.entries(read(`${name}/fr.json`)).filter(([key]) => key.includes('.')),
  ),
];

const argumentTypes = {
  [TYPE.argument]: 'Argument',
  [TYPE.number]: 'number',
  [TYPE.plural]: 'number',
  [TYPE.select]: 'string',
};

function collect(elements, found = new Map()) {
  for (const element of elements) {
    const type = argumentTypes[element.type];
    const isTerm = typeof element.value === 'string' && element.value.includes('_');
    if (type !== undefined && !isTerm && found.get(element.value) !== 'number')
      found.set(element.value, type);
    if (element.options)
      for (const { value } of Object.values(element.options)) collect(value, found);
    if (element.children) collect(element.children, found);
  }
  return found;
}

const taken = new Map();
for (const [key, message] of messages) taken.set(key, collect(parse(message), taken.get(key)));

const lines = [...taken].map(([key, found]) => {
  const types = [...found].map(([name, type]) => `${name}: ${type}`);
  return `  '${key}': ${types.length === 0 ? 'undefined' : `{ ${types.join('; ')} }`};`;
});

const text = `// Made from locales/fr.json and each platform's fr.json by generate.mjs. Do not edit.
import type { Argument } from './translator.ts';

export interface Messages {
${lines.join('\n')}
}
`;
const target = new URL('messages.gen.ts', here);
let former = '';
try {
  former = readFileSync(target, 'utf8');
} catch {
  // First build: no file to compare with.
}
if (former !== text) writeFileSync(target, text);
