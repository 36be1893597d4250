import { existsSync, readFileSync } from 'node:fs';
import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decoded, unicodeText } from '../system/unicode-text.ts';

/** Where variables are kept: `.env` in this folder, which is read at each start. */
export const envPath = (folder = '.'): string => resolve(folder, '.env');

/**
 * Writes variables into `.env`: each takes the place of its own line, or comes at the end; every
 * other line stays as it is. The file is nobody's to read but its user's, and is never half written.
 * Rejects if it cannot be written.
 */
export async function keepInEnv(
  values: Readonly<Record<string, string>>,
  folder = '.',
): Promise<void> {
  const path = envPath(folder);
  const aside = join(folder, `.env.${process.pid}.new`);
  try {
    await writeFile(aside, withValues(textOf(path), values), { mode: 0o600 });
    // One left behind by a crash keeps its own mode.
    await chmod(aside, 0o600);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
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
    // The last one of a name would win: none but ours stays.
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return `${[...kept, ...[...left].map(([name, value]) => `${name}=${value}`)].join('\n')}\n`;
}
