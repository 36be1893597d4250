import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { decoded, unicodeText } from '../system/unicode-text.ts';

/** A line of a `.env` file. */
export interface EnvLine {
  /** From 1. */
  readonly line: number;
  /** Undefined if the line has none. */
  readonly name: string | undefined;
  /** Undefined if it cannot be read: its quote is not closed. */
  readonly value: string | undefined;
}

/** The names that an editor or a habit gives to a file that is not read. */
const misnamed = ['.env.txt', 'env.txt', '.env.local', 'env', '_env'];

/** Another file in this folder that was meant to be `.env`, if there is no such file. */
export function misnamedEnvFile(folder: string): string | undefined {
  const isThere = (name: string) => existsSync(join(folder, name));
  return isThere('.env') ? undefined : misnamed.find(isThere);
}

/**
 * Reads `.env` as people save it: UTF-8 or UTF-16, with a byte order mark or without, any line ends.
 * Empty if there is none; throws if it cannot be opened.
 */
export function readEnvFile(folder: string): EnvLine[] {
  const path = join(folder, '.env');
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  // Names and tokens are the same in all encodings of old.
  return parseEnvFile(unicodeText(bytes) ?? decoded(bytes, 'windows-1252') ?? '');
}

/** `NAME = value`, after what a shell or PowerShell needs before it. */
const setting = /^(?:export\s+|set\s+|\$env:)?(?<name>[\p{L}_][\p{L}\p{N}_.-]*)\s*=(?<value>.*)$/iu;

/** Every line but the empty ones and the comments. */
export function parseEnvFile(text: string): EnvLine[] {
  return text.split(/\r\n?|\n/u).flatMap((typed, index) => {
    const written = plain(typed);
    if (written === '' || written.startsWith('#')) return [];
    const { name, value = '' } = setting.exec(written)?.groups ?? {};
    return [{ line: index + 1, name, value: name === undefined ? undefined : valueOf(value) }];
  });
}

/** Without what nobody sees, and with the spaces of a keyboard. */
const plain = (line: string): string =>
  line
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replaceAll(/[\u00A0\u202F\u2007]/gu, ' ')
    .trim();

/** A value without its quotes and its comment. */
export function valueOf(written: string): string | undefined {
  const value = straightened(written.trim());
  const quote = /^["'`]/u.exec(value)?.[0];
  if (quote !== undefined && !value.slice(1).includes(quote)) return undefined;
  return parseEnv(`value=${value}`)['value'] ?? '';
}

/** What a word processor or a chat makes of two quotes. */
const pairs = ['“”', '„“', '””', '‘’', '’’', '«»', '″″'];

function straightened(value: string): string {
  const isBetween = (pair: string) =>
    value.startsWith(pair.charAt(0)) && value.endsWith(pair.charAt(1));
  return value.length > 1 && pairs.some(isBetween) ? `"${value.slice(1, -1).trim()}"` : value;
}
