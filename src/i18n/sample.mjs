// Takes strings of a language at random, for somebody who has not seen them to read as a native
// would: `npm run sample -- ca 7` takes fifty in Catalan, the same for the same seed.
import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

const [language = 'fr', seed = '1', count = '50'] = process.argv.slice(2);
const root = new URL('../../', import.meta.url);
const pages = 'src/rehearsal/page/client';

const catalogues = [
  '.',
  ...readdirSync(new URL('locales', root)).filter((name) => !/\./u.test(name)),
];
const spoken = catalogues.flatMap((folder) =>
  Object.entries(
    JSON.parse(readFileSync(new URL(`locales/${folder}/${language}.json`, root), 'utf8')),
  ).map(([key, text]) => [folder === '.' ? key : `${folder} ${key}`, text]),
);
const shown = await Promise.all(['', 'connect/', 'studio/'].map(stringsOf));
const strings = [...spoken, ...shown.flat()].filter(
  ([key, text]) => !/^(command|option|choice)\..*\.name$/u.test(key) && text.length > 15,
);

/** The strings of one of the page's own scripts; what takes arguments is not among them. */
async function stringsOf(part) {
  const entry = new URL(`${pages}/${part}strings/${language}.ts`, root);
  const { outputFiles } = await build({
    entryPoints: [entry.pathname],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  const found = await import(`data:text/javascript;base64,${code}`);
  return Object.values(found).flatMap((each) => textsIn(each, `page ${part}`));
}

function textsIn(value, path) {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${path}.${key}`));
}

/** Numerical Recipes' generator: enough to choose by, and the same everywhere. */
let state = Number(seed) >>> 0;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
// Seeds that follow one another begin alike.
for (let step = 0; step < 10; step += 1) next(1);

for (let left = Number(count); left > 0 && strings.length > 0; left -= 1) {
  const [[key, text]] = strings.splice(next(strings.length), 1);
  console.log(`${key}\n    ${text.replace(/<\/?do>/gu, '')}`);
}
