import { listedOr } from '../i18n/lists.ts';
import type { StoreProblem } from '../stores/open-journal.ts';
import type { DatabaseProblem } from '../stores/postgres/problem.ts';
import type { FileProblem } from '../template/files/read-templates.ts';
import { zonesLike } from '../kernel/hours/zones-like.ts';
import type { Config } from './config.ts';
import type { EnvNotice } from './environment.ts';
import { ConnectionLost } from '../engine/lost-connection.ts';
import type { Translator } from '../i18n/translator.ts';

/**
 * Why Palabre stops, at start or later: printed in plain words, without a stack; the program exits
 * with 1.
 */
export class StartRefusal extends Error {}

/** Every invalid variable and what it should be; never its value, which may be a secret. */
export function configRefusal(
  { mistakes, wrong, values }: Misconfigured,
  t: Translator,
): StartRefusal {
  const misspelt = mistakes.map((mistake) => `- ${noticeLine(mistake, t)}`);
  const lines = wrong.map((name) => [`- ${name}`, ...expected(name, values[name], t)].join('\n  '));
  return new StartRefusal([t.plain('main.config'), ...misspelt, ...lines].join('\n'));
}

function expected(name: keyof Config, value: string | undefined, t: Translator): string[] {
  const zones = name === 'DEFAULT_TIMEZONE' ? zonesLike(value ?? '') : [];
  const instead =
    zones.length === 0 ? [] : [t.plain('main.zonesInstead', { zones: listedOr(zones, t) })];
  return [t.plain(`main.expected.${name}`), ...instead];
}

interface Misconfigured {
  readonly mistakes: readonly EnvNotice[];
  readonly wrong: readonly (keyof Config)[];
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** One line, without a value. */
export function noticeLine(notice: EnvNotice, t: Translator): string {
  switch (notice.kind) {
    case 'envUnknown':
      return t.plain('main.envUnknown', { name: notice.name });
    case 'envMeant':
      return t.plain('main.envMeant', { name: notice.name, meant: notice.meant });
    case 'envLine':
      return t.plain('main.envLine', { line: notice.line });
    case 'envLineMeant':
      return t.plain('main.envLineMeant', { line: notice.line, meant: notice.meant });
    case 'envMisnamed':
      return t.plain('main.envMisnamed', { file: notice.file });
  }
}

export function templateRefusal(problems: readonly FileProblem[], t: Translator): StartRefusal {
  const lines = problems.map(({ file, path, line, key, values }) => {
    const place = [file, line, path].filter((part) => part !== undefined && part !== '').join(':');
    return `- ${place}\n  ${t.dynamic(key, values)}`;
  });
  return new StartRefusal([t.plain('main.templates'), ...lines].join('\n'));
}

export function storeRefusal(problem: StoreProblem, t: Translator): StartRefusal {
  switch (problem.kind) {
    case 'storeHeld':
      return new StartRefusal(t.plain('main.storeHeld', { folder: problem.folder }));
    case 'dataFolder':
      return new StartRefusal(
        t.plain(problem.damaged ? 'main.storeDamaged' : 'main.storeFolder', {
          folder: problem.folder,
          problem: problem.problem,
        }),
      );
    case 'storeNewer':
      return new StartRefusal(t.plain('main.storeNewer', { folder: problem.folder }));
    case 'storeUnfinished':
      return new StartRefusal(t.plain('main.storeUnfinished'));
    case 'unsupportedStore':
      return new StartRefusal(
        t.plain('main.storeUnsupported', { supported: listedOr(problem.supported, t) }),
      );
    default:
      return new StartRefusal(databaseWords(problem, t));
  }
}

function databaseWords(problem: DatabaseProblem, t: Translator): string {
  const { database } = problem;
  switch (problem.kind) {
    case 'databaseAway':
      return t.plain('main.databaseAway', { database, problem: problem.problem });
    case 'databaseDamaged':
      return t.plain('main.databaseDamaged', { database, problem: problem.problem });
    case 'databaseHeld':
      return t.plain('main.databaseHeld', { database });
    case 'databaseUnsafe':
      return t.plain('main.databaseUnsafe', { database, setting: problem.setting });
    case 'databaseOld':
      return t.plain('main.databaseOld', {
        database,
        version: problem.version,
        least: `${problem.least}`,
      });
    case 'databaseNewer':
      return t.plain('main.databaseNewer', { database });
  }
}

/** The operator's message for a platform that refuses or does not answer; a bug stays a bug. */
export function connectionRefusal(error: unknown, t: Translator): unknown {
  return error instanceof ConnectionLost
    ? new StartRefusal(t.dynamic(error.refusal, error.values))
    : error;
}
