import { recordReader, type RecordReader } from '../../engine/streams/record-reader.ts';
import type { Translator } from '../../i18n/translator.ts';
import { configRefusal, noticeLine } from '../start-refusal.ts';
import { readConfig, variables } from '../config.ts';
import { readEnvironment, type EnvNotice, type Environment } from '../environment.ts';
import { doubtful, ill, type Finding } from '../../engine/finding.ts';
import { readerOfAll } from '../platforms.ts';
import { streamKinds } from '../stream-kinds.ts';

/** What the operator's commands work with. */
export interface Desk {
  readonly t: Translator;
  say(line: string): void;
}

/** The environment, or `unreadable` if `.env` cannot be read. */
export type SetUp = Environment | 'unreadable';

/** Loads `.env`, if there is one in this folder, into `process.env`; what is already set wins. */
export function loadDotEnv(): SetUp {
  const setUp = environmentOf();
  if (setUp !== 'unreadable') Object.assign(process.env, setUp.values);
  return setUp;
}

function environmentOf(): SetUp {
  try {
    return readEnvironment(process.env, variables);
  } catch {
    return 'unreadable';
  }
}

/** Prints a line for each setting that was not understood, on standard error. */
export function tellNotices(setUp: SetUp, t: Translator): void {
  if (setUp === 'unreadable') console.error(t.plain('main.envUnreadable'));
  else for (const notice of noticesIn(setUp)) console.error(noticeLine(notice, t));
}

const noticesIn = ({ mistakes, notices }: Environment): readonly EnvNotice[] => [
  ...mistakes,
  ...notices,
];

/** The same as findings: first what would prevent a start, then what may not be what was meant. */
export function settingFindings(setUp: SetUp): Finding[] {
  if (setUp === 'unreadable') return [ill('main.envUnreadable')];
  return [
    ...setUp.mistakes.map((notice) => findingOf(notice, ill)),
    ...setUp.notices.map((notice) => findingOf(notice, doubtful)),
  ];
}

function findingOf(notice: EnvNotice, as: typeof ill): Finding {
  switch (notice.kind) {
    case 'envUnknown':
      return as('main.envUnknown', { name: notice.name });
    case 'envMeant':
      return as('main.envMeant', { name: notice.name, meant: notice.meant });
    case 'envLine':
      return as('main.envLine', { line: notice.line });
    case 'envLineMeant':
      return as('main.envLineMeant', { line: notice.line, meant: notice.meant });
    case 'envMisnamed':
      return as('main.envMisnamed', { file: notice.file });
  }
}

/** The address of the store. Throws a `StartRefusal` if the configuration is invalid. */
export function storeUrl({ t }: Desk): string {
  const config = readConfig(process.env);
  if (!config.ok)
    throw configRefusal({ mistakes: [], wrong: config.error, values: process.env }, t);
  return config.value.STORE_URL;
}

export const ownReader = (): RecordReader => readerOfAll(recordReader(streamKinds));
