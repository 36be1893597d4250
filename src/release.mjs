// Makes the folder that is published: the compiled program, what it reads, and a package.json that asks
// only for what runs. The libraries in the bundle are not asked for again; those compiled for one machine
// are installed by npm, and of the fonts the package brings just the files that pictures are drawn with.
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addedByHand, compiled } from './bundle.mjs';
import { importTypeScript } from './import-typescript.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'release');

const brought = ['locales', 'deploy', 'src/templates', '.env.example', 'LICENSE'];

/** What the rehearsal's cast says. */
const cast = (await readdir(join(root, 'src', 'rehearsal')))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join('src', 'rehearsal', name));

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const fonts = Object.keys(manifest.dependencies).filter((name) => name.startsWith('@fontsource'));

await rm(target, { recursive: true, force: true });
for (const path of [...brought, ...cast])
  await cp(join(root, path), join(target, path), { recursive: true });
for (const page of ['README.md', 'LISEZMOI.md'])
  await writeFile(join(target, page), byItself(await readFile(join(root, page), 'utf8'), page));
await cp(join(root, 'dist'), join(target, 'dist'), { recursive: true, filter: isOfProgram });
for (const font of fonts) await bringFont(join('node_modules', font));
for (const folder of ['locales', 'node_modules']) await withoutIndents(join(target, folder));
await nameStringsAnew();
await writeFile(join(target, 'package.json'), `${JSON.stringify(await published(), null, 2)}\n`);

/** Catalogues, and what letters a font has, are indented for those who write them. */
async function withoutIndents(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.json')) continue;
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(JSON.parse(await readFile(path, 'utf8'))));
  }
}

/** The strings made in advance bear a hash of the catalogues, which just changed. */
async function nameStringsAnew() {
  const { bakedPath } = await importTypeScript(new URL('./i18n/baked.ts', import.meta.url));
  for (const platform of await readdir(join(target, 'dist', 'locales'))) {
    const folder = join(target, 'dist', 'locales', platform);
    for (const name of await readdir(folder))
      await rename(join(folder, name), bakedPath(target, platform));
  }
}

/**
 * The page without its pictures, and without links to pages that are not published with it, whose
 * words stay.
 */
function byItself(text, page) {
  const isBrought = (path) =>
    ['README.md', 'LISEZMOI.md', 'LICENSE'].includes(path) && path !== page;
  const unlinked = (whole, words, path) =>
    /^(?:https?:|#)/u.test(path) || isBrought(path) ? whole : words;
  return text
    .replace(/^## (?:Read more|Pour aller plus loin)\n[^]*?(?=^## )/mu, '')
    .replaceAll(/^!\[.*\n\n/gmu, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/gu, unlinked);
}

/**
 * The benchmarks and the tests' own bundles are made in the same folder, and screenshots take a browser.
 * The maps of a version are made again from its sources when a stack trace must be read.
 */
function isOfProgram(path) {
  const [, first, ...rest] = path.slice(root.length + 1).split(sep);
  if (path.endsWith('.map') || rest.at(-1) === 'screenshots.js') return false;
  // Read as they stand where they are needed: there is no room for them twice.
  if (first === 'locales' && rest[0] === 'matrix') return false;
  // So are the workshops: their form made in advance saves a tenth of a second and takes 120 kB.
  return first === undefined || ['chunks', 'locales', 'page', 'src'].includes(first);
}

/**
 * The upright slices with all weights, or the regular ones where there are none, and Latin letters of one
 * family alone: what `src/pictures/slices.ts` reads.
 */
async function bringFont(folder) {
  const files = await readdir(join(root, folder, 'files'));
  const variable = files.filter((name) => name.endsWith('-wght-normal.woff2'));
  const taken =
    variable.length > 0 ? variable : files.filter((name) => name.endsWith('-400-normal.woff2'));
  await mkdir(join(target, folder, 'files'), { recursive: true });
  for (const name of ['unicode.json', 'LICENSE'])
    await cp(join(root, folder, name), join(target, folder, name));
  const { name, version, license } = JSON.parse(
    await readFile(join(root, folder, 'package.json'), 'utf8'),
  );
  await writeFile(join(target, folder, 'package.json'), JSON.stringify({ name, version, license }));
  for (const name of taken.filter(isRead))
    await cp(join(root, folder, 'files', name), join(target, folder, 'files', name));
}

async function published() {
  const { name, version, description, type, engines, bin } = manifest;
  const installed = await versionsOf(compiled);
  const bundled = Object.fromEntries(fonts.map((font) => [font, manifest.dependencies[font]]));
  return {
    name,
    version,
    description,
    license: manifest.license,
    type,
    engines,
    bin,
    dependencies: { ...installed, ...bundled },
    bundleDependencies: fonts,
    // npm installs none of these by itself, and refuses another version than the one that was tested.
    peerDependencies: await versionsOf(addedByHand),
    peerDependenciesMeta: Object.fromEntries(
      addedByHand.map((library) => [library, { optional: true }]),
    ),
    allowScripts: { lmdb: true, 'msgpackr-extract': true },
  };
}

async function versionsOf(libraries) {
  const versions = libraries.map(async (library) => [library, await versionOf(library)]);
  return Object.fromEntries(await Promise.all(versions));
}

/** The very version that was tested. */
async function versionOf(library) {
  const text = await readFile(join(root, 'node_modules', library, 'package.json'), 'utf8');
  return JSON.parse(text).version;
}

function isRead(name) {
  return !name.includes('-latin-') || name.startsWith('inter-');
}
