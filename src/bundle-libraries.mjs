// How libraries are bundled: without maps of their lines, and without what takes time at a start and is
// of no use here.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Tells nothing but the name of the file. */
const emptyMap = Buffer.from(
  '{"version":3,"sources":["library"],"names":[],"mappings":"AAAA"}',
).toString('base64');

/**
 * What discord.js's libraries do when they are loaded, for other places than Node or for what comes up
 * later, if at all: a tenth of a start. A copy of Node's own `inspect`; a look whether there is a
 * `FormData`, for which Node loads its own HTTP client beside the one in use; a tree of what files of
 * each kind begin with.
 */
const savedAtStart = [
  {
    file: /async_event_emitter[\\/]dist[\\/]index\.cjs$/,
    found: /^var require_inspect = __commonJS\(\{.*?^\}\);$/msu,
    instead: "var require_inspect = () => require('util');",
  },
  {
    file: /@discordjs[\\/]rest[\\/]dist[\\/]index\.js$/,
    found: /^globalThis\.FormData \?\?= import_undici2\.FormData;$/mu,
    instead: '',
  },
  {
    file: /@discordjs[\\/]rest[\\/]dist[\\/]index\.js$/,
    found: /^var import_magic_bytes = require\("magic-bytes\.js"\);$/mu,
    instead:
      'var import_magic_bytes = { filetypeinfo: (data) => require("magic-bytes.js").filetypeinfo(data) };',
  },
];

function lighter(path, text) {
  return savedAtStart
    .filter(({ file }) => file.test(path))
    .reduce((changed, { found, instead }) => {
      if (!found.test(changed)) throw new Error(`${path} is not what it was: no ${found}`);
      return changed.replace(found, () => instead);
    }, text);
}

/** Source maps of our own code alone: four fifths less to read at a first stack trace. */
const lightLibraries = {
  name: 'light-libraries',
  setup(bundler) {
    bundler.onLoad({ filter: /node_modules.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${lighter(path, await readFile(path, 'utf8'))}\n//# sourceMappingURL=data:application/json;base64,${emptyMap}`,
      loader: 'js',
    }));
  },
};

/** Zod's messages in sixty languages, of which it says none here: what it finds is told in our own words. */
const withoutForeignMessages = {
  name: 'without-foreign-messages',
  setup(bundler) {
    bundler.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/**
 * For each file that imports discord.js, esbuild would copy its seven hundred names, each behind a
 * getter: ten thousand functions to make at each start, to keep, and to go through at each click.
 */
const oneDiscord = {
  name: 'one-discord',
  setup(bundler) {
    bundler.onResolve({ filter: /^discord\.js$/ }, ({ importer }) =>
      importer.startsWith(root) && !importer.includes('node_modules/')
        ? { path: 'names', namespace: 'discord.js' }
        : undefined,
    );
    bundler.onLoad({ filter: /^names$/, namespace: 'discord.js' }, () => ({
      contents: `const library = require('discord.js');\n${Object.keys(require('discord.js'))
        .map((name) => `export const ${name} = /* @__PURE__ */ (() => library.${name})();`)
        .join('\n')}`,
      resolveDir: root,
    }));
  },
};

export const libraries = [withoutForeignMessages, lightLibraries, oneDiscord];
