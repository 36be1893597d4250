// Bundles the program: most of a start was the loading of a thousand modules, one file each. What it
// makes is what `npm start` runs, and what the end-to-end tests start.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Compiled for one machine, optional, or needed by few and never at start. */
const external = [
  'lmdb',
  '@takumi-rs/core',
  'playwright-core',
  '@sparticuz/chromium',
  'bufferutil',
  'utf-8-validate',
  'zlib-sync',
];

/**
 * An entry that nobody runs, so that what it reaches is kept apart from our own code: Node reads each
 * file that has a source map twice, and four fifths of the program are libraries.
 */
const libraries = {
  contents: ['discord.js', 'keyv', 'node-cron', 'pino', 'yaml', 'zod']
    .map((name, index) => `export * as library${index} from '${name}';`)
    .join('\n'),
  resolveDir: root,
};

/** Tells nothing but the name of the file. */
const emptyMap = Buffer.from(
  '{"version":3,"sources":["library"],"names":[],"mappings":"AAAA"}',
).toString('base64');

/** Source maps of our own code alone: four fifths less to read at start, and at a first stack trace. */
const mapOnlyOurs = {
  name: 'map-only-ours',
  setup(bundler) {
    bundler.onLoad({ filter: /node_modules.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${emptyMap}`,
      loader: 'js',
    }));
  },
};

/** Bundles files of this repository, into the same places under `outdir` as they have in it. */
export async function bundle(entryPoints, outdir, options = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    stdin: libraries,
    outdir,
    outbase: '.',
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external,
    // One copy, for discord.js too: a second one would have a switch of its own for its validators.
    alias: {
      '@discordjs/builders': join(dirname(require.resolve('@discordjs/builders')), 'index.mjs'),
    },
    // For libraries of the older kind of module.
    banner: {
      js: "import { createRequire as requirer } from 'node:module'; const require = requirer(import.meta.url);",
    },
    sourcemap: true,
    sourcesContent: false,
    plugins: [mapOnlyOurs],
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  for (const [path, { inputs }] of Object.entries(metafile.outputs))
    if (path.endsWith('.js') && !Object.keys(inputs).some(isOurs))
      await leaveUnmapped(join(root, path));
  for (const name of ['stdin.js', 'stdin.js.map']) await rm(join(root, outdir, name));
  await removeFormerChunks(join(root, outdir, 'chunks'), Object.keys(metafile.outputs));
}

const isOurs = (path) => !path.includes('node_modules/');

async function leaveUnmapped(path) {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/\/\/# sourceMappingURL=.*\n$/u, ''));
  await rm(`${path}.map`, { force: true });
}

async function removeFormerChunks(folder, written) {
  const current = new Set(written.map((path) => basename(path)));
  const found = await readdir(folder).catch(() => []);
  for (const name of found.filter((each) => !current.has(each)))
    await rm(join(folder, name), { force: true });
}

if (argv[1] === fileURLToPath(import.meta.url))
  await bundle(
    [
      'src/main.ts',
      'src/rehearsal/main.ts',
      'src/rehearsal/page/screenshots.ts',
      'src/pictures/paint-process.ts',
    ],
    'dist',
  );
