import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Builds the pages into dist/page: each is a file of HTML, its style, its script and the scripts that it
// shares with the others.
const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../../../../dist/page');

// The parser's emoji list is an eighth of the page, which does not use it. The rest are helpers its
// compiler added to each file for interoperability between module formats.
const lightParser = {
  name: 'light-parser',
  setup(bundler) {
    bundler.onLoad({ filter: /twemojiRegex\.js$/ }, () => ({
      contents: 'exports.TwemojiRegex = /(?!)/;',
    }));
    bundler.onLoad({ filter: /discord-markdown-parser.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace(/^var __importDefault[\s\S]*?^};$/m, 'const __importDefault = (module) => module;')
        .replace('Object.defineProperty(exports, "__esModule", { value: true });', '')
        .replace('"use strict";', ''),
    }));
  },
};

await mkdir(out, { recursive: true });
/** A page loads its own script and what it shares with others, and nothing else. */
const pages = [
  ['app', join(here, 'main.tsx'), join(here, 'css', 'page.css')],
  ['matrix', join(here, 'matrix', 'main.tsx'), join(here, 'css', 'matrix.css')],
  ['connect', join(here, 'connect', 'main.tsx'), join(here, 'css', 'connect.css')],
  ['studio', join(here, 'studio', 'main.tsx'), join(here, 'css', 'studio.css')],
];
const { metafile } = await build({
  entryPoints: pages.flatMap(([out, script, style]) => [
    { in: script, out },
    { in: style, out },
  ]),
  outdir: out,
  bundle: true,
  splitting: true,
  chunkNames: 'shared-[hash]',
  minify: true,
  format: 'esm',
  target: ['chrome120', 'firefox121', 'safari17.2'],
  // Classic JSX makes the page 2% smaller than the automatic form in tsconfig.json.
  tsconfigRaw: {},
  jsx: 'transform',
  jsxFactory: 'h',
  jsxFragment: 'Fragment',
  inject: [join(here, 'jsx.ts')],
  plugins: [lightParser],
  drop: ['console'],
  charset: 'utf8',
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});
const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of await readdir(out))
  if (name.startsWith('shared-') && !made.has(name)) await rm(join(out, name));
await copyFile(join(here, 'favicon.svg'), join(out, 'favicon.svg'));

/** The pages differ by their names alone. */
const page = await readFile(join(here, 'page.html'), 'utf8');
for (const [file, name, title] of [
  ['index', 'app', 'répétition'],
  ['matrix', 'matrix', 'répétition'],
  ['connect', 'connect', 'ma communauté'],
  ['studio', 'studio', 'studio'],
])
  await writeFile(
    join(out, `${file}.html`),
    page.replaceAll('{name}', name).replace('{title}', title),
  );
