import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { decoded, unicodeText } from '../system/unicode-text.ts';

/** A line of a `.env` file. */
export interface EnvLine {
  /** From 1. */
  readonly line: number;
  /** Undefined if the line names no variable. */
  readonly name: string | undefined;
  /** Undefined if it cannot be read, because its quote is not closed. */
  readonly value: string | undefined;
  /** The whole line, which may hold a secret: never to be shown. */
  readonly written: string;
}

/** Names that an editor or a habit gives the file, which is then not read. */
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
  return parseEnvFile(textOf(readFileSync(path)));
}

/**
 * Names and tokens have the same bytes in all legacy encodings, and in UTF-16 apart from null
 * bytes. PowerShell's `>>` appends UTF-16 to a UTF-8 file, and `Add-Content` the other way round.
 */
function textOf(bytes: Uint8Array): string {
  const text = unicodeText(bytes);
  if (text !== undefined && !holdsPairs(text)) return text;
  const signs = bytes.filter((byte) => byte !== 0 && byte !== 0xfe && byte !== 0xff);
  return decoded(bytes.includes(0) ? signs : bytes, 'windows-1252') ?? '';
}

const isPair = (sign: number): boolean =>
  [sign >> 8, sign & 0xff].every((half) => half > 32 && half < 127);

/**
 * True if two ASCII characters were decoded as one UTF-16 unit, six times in a row: in no script
 * does that happen by chance.
 */
function holdsPairs(text: string): boolean {
  return text
    .split(/[^\u2020-\u7E7E]+/u)
    .some((run) => run.length >= 6 && run.split('').every((sign) => isPair(sign.charCodeAt(0))));
}

/** `NAME = value`, after what a shell or PowerShell needs before it; `NAME: value`, as YAML has it. */
const setting =
  /^(?:export\s+|set\s+|declare\s+-x\s+|\$env:)?(?<name>[\p{L}_][\p{L}\p{N}_.-]*)\s*=(?<value>.*)$/iu;
const inYaml = /^(?<name>[A-Z_]{3,}): (?<value>.*)$/u;
/** `setx NAME value` of Windows, `setenv` of the C shell, `set -x` of fish; `set "NAME=value"`. */
const spoken = /^(?:setx|setenv|set\s+-g?x)\s+(?<name>[A-Z_]+)\s+(?<value>\S.*)?$/iu;
const enclosed = /^set\s+"(?<inside>[^"]*)"$/iu;

/** Every line except empty ones and comments. */
export function parseEnvFile(text: string): EnvLine[] {
  return text.split(/\r\n?|\n/u).flatMap((typed, index) => {
    const written = plain(typed);
    if (written === '' || written.startsWith('#')) return [];
    const { name, value = '' } = partsOf(written);
    const given = name === undefined ? undefined : valueOf(value);
    return [{ line: index + 1, name, value: given, written }];
  });
}

function partsOf(written: string): { readonly name?: string; readonly value?: string } {
  const line = enclosed.exec(written)?.groups?.['inside'] ?? written;
  return (spoken.exec(line) ?? setting.exec(line) ?? inYaml.exec(line))?.groups ?? {};
}

/** Removes invisible characters, and makes spaces and equals signs plain. */
const plain = (line: string): string =>
  line
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace('＝', '=')
    .replaceAll(/[\u00A0\u202F\u2007]/gu, ' ')
    .trim();

/** A value without its quotes and its comment. */
export function valueOf(written: string): string | undefined {
  const value = straightened(written.trim());
  const quote = /^["'`]/u.exec(value)?.[0];
  if (quote !== undefined && !value.slice(1).includes(quote)) return undefined;
  return parseEnv(`value=${value}`)['value'] ?? '';
}

/** What a word processor or a chat turns a pair of quotes into. */
const pairs = ['“”', '„“', '””', '‘’', '’’', '«»', '″″'];

function straightened(value: string): string {
  const isBetween = (pair: string) =>
    value.startsWith(pair.charAt(0)) && value.endsWith(pair.charAt(1));
  return value.length > 1 && pairs.some(isBetween) ? `"${value.slice(1, -1).trim()}"` : value;
}
