import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { valueOf } from './env-file.ts';
import { decoded, unicodeText } from '../system/unicode-text.ts';
import { writeWhole } from '../system/write-whole.ts';

/** Where variables are kept: `.env` in this folder, which is read at each start. */
export const envPath = (folder = '.'): string => resolve(folder, '.env');

/**
 * Writes variables into `.env`: each replaces its own line, or is added at the end; every other
 * line stays as it is. Only its user may read the file, and it is never half written. Rejects if it
 * cannot be written.
 */
export async function keepInEnv(
  values: Readonly<Record<string, string>>,
  folder = '.',
): Promise<void> {
  const path = envPath(folder);
  await writeWhole(path, withValues(textOf(path), values));
}

/**
 * The value as written in `.env`, quoted if necessary. Throws if it would be read back otherwise,
 * such as one with a line break: it may come from a server.
 */
function written(value: string): string {
  const ways = [value, `'${value}'`, `"${value}"`, `\`${value}\``];
  const found = ways.find((way) => !/[\r\n]/u.test(way) && valueOf(way) === value);
  if (found === undefined) throw new Error('A value cannot be written in .env.');
  return found;
}

function textOf(path: string): string {
  if (!existsSync(path)) return '';
  const bytes = readFileSync(path);
  return unicodeText(bytes) ?? decoded(bytes, 'windows-1252') ?? '';
}

function withValues(text: string, values: Readonly<Record<string, string>>): string {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
  if (lines.at(-1) === '') lines.pop();
  const left = new Map(Object.entries(values));
  const kept = lines.flatMap((line) => {
    const name = /^\s*(?:export\s+)?(?<name>[A-Za-z_]+)\s*=/u.exec(line)?.groups?.['name'] ?? '';
    if (!Object.hasOwn(values, name)) return [line];
    const value = left.get(name);
    left.delete(name);
    // The last line for a name would win, so only one stays.
    return value === undefined ? [] : [`${name}=${written(value)}`];
  });
  return `${[...kept, ...[...left].map(([name, value]) => `${name}=${written(value)}`)].join('\n')}\n`;
}
