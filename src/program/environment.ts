import { misnamedEnvFile, readEnvFile, valueOf, type EnvLine } from './env-file.ts';
import { isMisspelling } from '../kernel/misspelling.ts';

type Source = Readonly<Record<string, string | undefined>>;

/** A setting that was not understood; never with its value, which may be a secret. */
export type EnvNotice =
  | { readonly kind: 'envUnknown'; readonly name: string }
  /** The name resembles one that is not set. */
  | { readonly kind: 'envMeant'; readonly name: string; readonly meant: string }
  | { readonly kind: 'envLine'; readonly line: number }
  /** The line names a variable that is not set, or holds what looks like its value. */
  | { readonly kind: 'envLineMeant'; readonly line: number; readonly meant: string }
  | { readonly kind: 'envMisnamed'; readonly file: string };

export interface Environment {
  readonly values: Source;
  /** Reported in one line each. */
  readonly notices: readonly EnvNotice[];
  /** Reported too, and they prevent a start: without them, it would not do what was meant. */
  readonly mistakes: readonly EnvNotice[];
}

/**
 * The program's variables: those of its process, or else those of `.env` in `folder`. Names match
 * in any case. A name misspelt in the file is a mistake: without the token, for example, the
 * rehearsal would start.
 */
export function readEnvironment(
  process: Source,
  known: readonly string[],
  folder = '.',
): Environment {
  const lines = readEnvFile(folder);
  const filed = lines.flatMap(({ name, value }): Setting[] =>
    name && value ? [[name, value]] : [],
  );
  const own = setIn(process);
  const values = {
    ...Object.fromEntries([...filed, ...own]),
    ...knownAmong(filed, known),
    ...knownAmong(own.map(unquoted), known),
  };
  const missing = known.filter((name) => (values[name] ?? '') === '');
  const said = lines.flatMap((line) => noticeOf(line, known, missing) ?? []);
  const file = misnamedEnvFile(folder);
  return {
    values,
    mistakes: said.filter(isMistake),
    notices: [
      ...(file === undefined ? [] : [{ kind: 'envMisnamed', file } as const]),
      ...said.filter((notice) => !isMistake(notice)),
      ...own.flatMap(([name]) => meant(name, known, missing) ?? []),
    ],
  };
}

const isMistake = ({ kind }: EnvNotice): boolean => kind === 'envMeant' || kind === 'envLineMeant';

type Setting = readonly [name: string, value: string];

/** The variables that are set: an empty one is not. */
const setIn = (process: Source): Setting[] =>
  Object.entries(process).flatMap(([name, value = '']) => (value === '' ? [] : [[name, value]]));

/** Removes the quotes that a container's env file keeps. */
const unquoted = ([name, value]: Setting): Setting => [
  name,
  /^["'“„‘«]/u.test(value) ? (valueOf(value) ?? value) : value,
];

const folded = (name: string): string => name.toUpperCase().replaceAll(/[-.]/gu, '_');

/** The program's variables among these; one in its exact spelling wins. */
function knownAmong(set: readonly Setting[], known: readonly string[]): Source {
  const exact = new Map(set);
  const alike = new Map(set.map(([name, value]) => [folded(name), value]));
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = exact.get(name) ?? alike.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function noticeOf(
  { line, name, value, written }: EnvLine,
  known: readonly string[],
  missing: readonly string[],
): EnvNotice | undefined {
  if (name !== undefined && value !== undefined && known.includes(folded(name))) return undefined;
  // A secret pasted on its own looks like a name if it ends with an equals sign.
  if (name === undefined || value === undefined || !/^[A-Z][A-Z_]{0,39}$/iu.test(name)) {
    const wanted = missing.find((each) => isMeantBy(written, each));
    return wanted === undefined
      ? { kind: 'envLine', line }
      : { kind: 'envLineMeant', line, meant: wanted };
  }
  const holdsToken = missing.includes(tokenName) && token.test(value);
  if (holdsToken) return { kind: 'envMeant', name, meant: tokenName };
  return meant(name, known, missing) ?? { kind: 'envUnknown', name };
}

const tokenName = 'DISCORD_TOKEN';
/**
 * A Discord token begins with the account's number, encoded: the only value that reveals its
 * variable.
 */
const token = /(?<!\w)[MNO][\w-]{21,27}\.[\w-]{5,7}\.[\w-]{15}/u;

const isMeantBy = (written: string, name: string): boolean =>
  folded(written).includes(name) || (name === tokenName && token.test(written));

/** Names that other bots use for the same variables. */
const elsewhere = new Map([
  ['TOKEN', 'DISCORD_TOKEN'],
  ['BOT_TOKEN', 'DISCORD_TOKEN'],
  ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
  ['CLIENT_TOKEN', 'DISCORD_TOKEN'],
  ['HOMESERVER_URL', 'MATRIX_HOMESERVER_URL'],
  ['MATRIX_HOMESERVER', 'MATRIX_HOMESERVER_URL'],
  ['MATRIX_URL', 'MATRIX_HOMESERVER_URL'],
  ['ACCESS_TOKEN', 'MATRIX_ACCESS_TOKEN'],
  ['MATRIX_TOKEN', 'MATRIX_ACCESS_TOKEN'],
  ['MATRIX_USERNAME', 'MATRIX_USER'],
  ['MATRIX_USER_ID', 'MATRIX_USER'],
  ['TIMEZONE', 'DEFAULT_TIMEZONE'],
  ['LOCALE', 'DEFAULT_LOCALE'],
  ['TEMPLATE_DIR', 'TEMPLATES_DIR'],
]);

/** The missing variable that another name resembles. */
function meant(
  name: string,
  known: readonly string[],
  missing: readonly string[],
): EnvNotice | undefined {
  const wanted = folded(name);
  if (known.includes(wanted)) return undefined;
  const found = missing.find(
    (each) => each === elsewhere.get(wanted) || isMisspelling(wanted, each),
  );
  return found === undefined ? undefined : { kind: 'envMeant', name, meant: found };
}
