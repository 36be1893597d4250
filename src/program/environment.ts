import { misnamedEnvFile, readEnvFile, valueOf, type EnvLine } from './env-file.ts';
import { isMisspelling } from './misspelling.ts';

type Source = Readonly<Record<string, string | undefined>>;

/** What was set and not understood; never with its value, which may be a secret. */
export type EnvNotice =
  | { readonly kind: 'envUnknown'; readonly name: string }
  /** It resembles one that is not set. */
  | { readonly kind: 'envMeant'; readonly name: string; readonly meant: string }
  | { readonly kind: 'envLine'; readonly line: number }
  | { readonly kind: 'envMisnamed'; readonly file: string };

export interface Environment {
  readonly values: Source;
  /** Told in one line each. */
  readonly notices: readonly EnvNotice[];
  /** Told, too; a start without them is not what was meant. */
  readonly mistakes: readonly EnvNotice[];
}

/**
 * The program's variables: its process's own, or else those of `.env` in `folder`. A name in other
 * capitals is understood. One that the file misspells is a mistake: without the token, say, a
 * rehearsal would play.
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
    mistakes: said.filter(({ kind }) => kind === 'envMeant'),
    notices: [
      ...(file === undefined ? [] : [{ kind: 'envMisnamed', file } as const]),
      ...said.filter(({ kind }) => kind !== 'envMeant'),
      ...own.flatMap(([name]) => meant(name, known, missing) ?? []),
    ],
  };
}

type Setting = readonly [name: string, value: string];

/** An empty variable is not set. */
const setIn = (process: Source): Setting[] =>
  Object.entries(process).flatMap(([name, value = '']) => (value === '' ? [] : [[name, value]]));

/** The quotes that a container's file of variables keeps are taken off. */
const unquoted = ([name, value]: Setting): Setting => [
  name,
  /^["'“„‘«]/u.test(value) ? (valueOf(value) ?? value) : value,
];

const folded = (name: string): string => name.toUpperCase().replaceAll(/[-.]/gu, '_');

/** The program's variables among these, in its own spelling first. */
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
  { line, name, value }: EnvLine,
  known: readonly string[],
  missing: readonly string[],
): EnvNotice | undefined {
  if (name === undefined || value === undefined) return { kind: 'envLine', line };
  if (known.includes(folded(name))) return undefined;
  // A secret that was pasted alone looks like a name as soon as it ends with a sign of equality.
  if (!/^[A-Z][A-Z_]{0,39}$/iu.test(name)) return { kind: 'envLine', line };
  return meant(name, known, missing) ?? { kind: 'envUnknown', name };
}

/** What other bots call the same thing. */
const elsewhere = new Map([
  ['TOKEN', 'DISCORD_TOKEN'],
  ['BOT_TOKEN', 'DISCORD_TOKEN'],
  ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
  ['CLIENT_TOKEN', 'DISCORD_TOKEN'],
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
