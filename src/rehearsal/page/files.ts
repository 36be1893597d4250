import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { LocalDiscord } from '../local-discord/index.ts';

export interface ServedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The pages, by their addresses. */
const pages: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/matrix': 'matrix.html',
  '/connect': 'connect.html',
  '/studio': 'studio.html',
};

/** A file directly in the page's folder: no path leads out of it. Undefined if there is none. */
export async function pageFile(folder: string, path: string): Promise<ServedFile | undefined> {
  const name = Object.hasOwn(pages, path) ? (pages[path] ?? '') : path.slice(1);
  const type = types[extname(name)];
  if (type === undefined || !/^[\w-][\w.-]*$/u.test(name)) return undefined;
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  return bytes === undefined ? undefined : { type, bytes };
}

const plain = 'text/plain; charset=utf-8';

/** What a browser shows, where it would save what it doesn't know: the report and its Markdown. */
const shownAs: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  'text/html': 'text/html; charset=utf-8',
  '.md': plain,
  'text/markdown': plain,
  '.csv': plain,
  'text/csv': plain,
  '.yaml': plain,
  'application/yaml': plain,
};

/** The type under which a file that somebody sent is opened. */
export const openedAs = (type: string, name = ''): string =>
  shownAs[extname(name)] ?? shownAs[type] ?? type;

/** An attachment, from the local Discord: the page contacts no other server than this one. */
export function attachedFile(discord: LocalDiscord, path: string): ServedFile | undefined {
  const file = discord.file(path.split('/')[2] ?? '');
  return file && { type: openedAs(file.contentType, file.name), bytes: file.bytes };
}
