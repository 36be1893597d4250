// Bundles the program: most of a start was the loading of a thousand modules, one file each. What it
// makes is what `npm start` runs, and what the end-to-end tests start.
import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { libraries, root } from './bundle-libraries.mjs';

const require = createRequire(import.meta.url);

/** Compiled for one machine, and the program cannot do without: npm installs the right ones. */
export const compiled = ['lmdb', '@takumi-rs/core'];

/** For those whose rooms on Matrix are encrypted: they add it, by one command. */
export const addedByHand = ['@matrix-org/matrix-sdk-crypto-wasm'];

/** Compiled, optional, or needed by few and never at start. */
const external = [
  ...compiled,
  ...addedByHand,
  'playwright-core',
  '@sparticuz/chromium',
  'bufferutil',
  'utf-8-validate',
  'zlib-sync',
];

const source = (path) => join(root, 'src', path);

/** What runs a bot, in one file: a start reads no other of ours. */
const program = source('run.ts');

/** What people run, with the program each. */
const commands = [
  'main.ts',
  'palabre.ts',
  'rehearsal/main.ts',
  'rehearsal/page/screenshots.ts',
].map(source);

const needsTheProgram = (kind, path) =>
  kind === 'dynamic-import' || (kind === 'entry-point' && commands.includes(path));

/**
 * What people run, and what is loaded later (`import()`), is told that it needs the whole program.
 * Otherwise each such file would cut the program in two, by what it shares with it: fifty files to find,
 * read and link at a start, a seventh of its processor time.
 */
const withTheProgram = {
  name: 'with-the-program',
  setup(bundler) {
    bundler.onResolve({ filter: /\.ts$/ }, ({ kind, ...asked }) => {
      const path = resolve(asked.resolveDir, asked.path);
      return needsTheProgram(kind, path) ? { path, namespace: 'with-the-program' } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: 'with-the-program' }, ({ path }) => ({
      contents: `import ${JSON.stringify(program)};\nexport * from ${JSON.stringify(path)};`,
      resolveDir: root,
    }));
  },
};

/** Bundles files of this repository, into the same places under `outdir` as they have in it. */
export async function bundle(entryPoints, outdir, options = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
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
    // Less to read at start and to install; names stay, so that a stack trace can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    plugins: [...libraries, withTheProgram],
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  await removeFormerChunks(join(root, outdir, 'chunks'), Object.keys(metafile.outputs));
}

async function removeFormerChunks(folder, written) {
  const current = new Set(written.map((path) => basename(path)));
  const found = await readdir(folder).catch(() => []);
  for (const name of found.filter((each) => !current.has(each)))
    await rm(join(folder, name), { force: true });
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  // A process that is to stay small: in a file of its own, and the program is not cut for it.
  await bundle([source('pictures/paint-process.ts')], 'dist', { splitting: false });
  await bundle(commands, 'dist');
}
