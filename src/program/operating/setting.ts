import { existsSync } from 'node:fs';
import { readerOf } from '../../engine/streams/journal-of.ts';
import { recordReader, type RecordReader } from '../../engine/streams/record-reader.ts';
import type { Translator } from '../../i18n/translator.ts';
import { configRefusal } from '../start-refusal.ts';
import { readConfig } from '../config.ts';
import { platform } from '../platform.ts';
import { streamKinds } from '../stream-kinds.ts';

/** What the commands of an operator work with. */
export interface Desk {
  readonly t: Translator;
  say(line: string): void;
}

/** Of `.env`, if there is one in this folder; what is set already wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Throws a `StartRefusal` when the configuration is wrong. */
export function storeUrl({ t }: Desk): string {
  const config = readConfig(process.env);
  if (!config.ok) throw configRefusal(config.error, t);
  return config.value.STORE_URL;
}

export const ownReader = (): RecordReader => readerOf(platform.id, recordReader(streamKinds));
