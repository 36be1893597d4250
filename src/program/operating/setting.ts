import { readerOf } from '../../engine/streams/journal-of.ts';
import { recordReader, type RecordReader } from '../../engine/streams/record-reader.ts';
import type { Translator } from '../../i18n/translator.ts';
import { configRefusal, noticeLine } from '../start-refusal.ts';
import { readConfig, variables } from '../config.ts';
import { readEnvironment, type Environment } from '../environment.ts';
import { platform } from '../platform.ts';
import { streamKinds } from '../stream-kinds.ts';

/** What the commands of an operator work with. */
export interface Desk {
  readonly t: Translator;
  say(line: string): void;
}

/** Of `.env`, if there is one in this folder; what is set already wins. */
export function loadDotEnv(t: Translator): void {
  const { values, notices, mistakes } = environmentOf(t);
  Object.assign(process.env, values);
  for (const notice of [...mistakes, ...notices]) console.error(noticeLine(notice, t));
}

function environmentOf(t: Translator): Environment {
  try {
    return readEnvironment(process.env, variables);
  } catch {
    console.error(t.plain('main.envUnreadable'));
    return { values: {}, notices: [], mistakes: [] };
  }
}

/** Throws a `StartRefusal` when the configuration is wrong. */
export function storeUrl({ t }: Desk): string {
  const config = readConfig(process.env);
  if (!config.ok)
    throw configRefusal({ mistakes: [], wrong: config.error, values: process.env }, t);
  return config.value.STORE_URL;
}

export const ownReader = (): RecordReader => readerOf(platform.id, recordReader(streamKinds));
