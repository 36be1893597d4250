import type { Server } from 'node:http';
import { openJournal } from './stores/open-journal.ts';
import { openLog } from './system/pino-log.ts';
import { createPainter } from './pictures/painter.ts';
import { serveHealth } from './system/health.ts';
import { roomTroubles } from './stores/lmdb/store-room.ts';
import { unreadIn } from './template/files/folder.ts';
import { loadTemplates } from './template/files/read-templates.ts';
import { readTexts, templateDirs, type Texts } from './program/texts.ts';
import { recordReader } from './engine/streams/record-reader.ts';
import { readerOf } from './engine/streams/journal-of.ts';
import { streamKinds } from './program/stream-kinds.ts';
import type { OpenPlatform } from './engine/platform.ts';
import type { Trouble } from './engine/trouble.ts';
import { startBot, type Bot } from './program/bot.ts';
import { platform } from './program/platform.ts';
import { readConfig, variables, type Config } from './program/config.ts';
import { readEnvironment, type Environment } from './program/environment.ts';
import type { Template } from './template/domain/template.ts';
import type { Translator } from './i18n/translator.ts';
import {
  configRefusal,
  connectionRefusal,
  noticeLine,
  StartRefusal,
  storeRefusal,
  templateRefusal,
} from './program/start-refusal.ts';

async function main(): Promise<void> {
  const texts = readTexts(platform.id);
  const config = configOf(texts);
  const t = texts.translatorOf(config.DEFAULT_LOCALE, config.DEFAULT_TIMEZONE);
  const templates = templatesOf(config, t);
  const open = platform.open(config);
  if (open === undefined) await import('./rehearsal/page/main.ts');
  else await run(config, open, templates, texts);
}

function configOf(texts: Texts): Config {
  const { values, notices, mistakes } = environmentOf(texts);
  // What only reads its process's own variables, such as the rehearsal, finds those of `.env` too.
  Object.assign(process.env, values);
  const read = readConfig(values);
  const t = texts.translatorOf(values['DEFAULT_LOCALE'] === 'en' ? 'en' : 'fr', 'UTC');
  for (const notice of notices) console.error(noticeLine(notice, t));
  if (read.ok && mistakes.length === 0) return read.value;
  throw configRefusal({ mistakes, wrong: read.ok ? [] : read.error, values }, t);
}

function environmentOf(texts: Texts): Environment {
  try {
    return readEnvironment(process.env, variables);
  } catch {
    const locale = process.env['DEFAULT_LOCALE'] === 'en' ? 'en' : 'fr';
    throw new StartRefusal(texts.translatorOf(locale, 'UTC').plain('main.envUnreadable'));
  }
}

function templatesOf(config: Config, t: Translator): readonly Template[] {
  const loaded = loadTemplates(templateDirs(config.TEMPLATES_DIR));
  const unread = config.TEMPLATES_DIR === undefined ? [] : unreadIn(config.TEMPLATES_DIR);
  if (unread.length > 0)
    console.error(t.plain('main.templatesUnread', { files: unread.join(', ') }));
  if (!loaded.ok) throw templateRefusal(loaded.error, t);
  return loaded.value;
}

async function run(
  config: Config,
  open: OpenPlatform,
  templates: readonly Template[],
  texts: Texts,
): Promise<void> {
  platform.trustOwnMessages();
  const t = texts.translatorOf(config.DEFAULT_LOCALE, config.DEFAULT_TIMEZONE);
  let bot: Bot | undefined;
  const health = await healthOf(config, () => bot?.troubles() ?? [starting], t);
  const journal = await openJournal(
    config.STORE_URL,
    readerOf(platform.id, recordReader(streamKinds)),
  );
  if (!journal.ok) throw storeRefusal(journal.error, t);
  const stop = onceStopped(async () => {
    health?.close();
    await bot?.stop();
  });
  bot = await startBot({
    open,
    journal: journal.value,
    templates,
    ...texts,
    defaults: { locale: config.DEFAULT_LOCALE, timezone: config.DEFAULT_TIMEZONE },
    log: openLog(config.LOG_LEVEL),
    painter: createPainter(),
    clock: Date.now,
    editGapMs: 1_000,
  }).catch(async (error: unknown) => {
    await journal.value.close();
    throw connectionRefusal(error, t);
  });
  if (stop.asked()) await bot.stop().finally(() => process.exit());
  await untilLost(bot, t);
}

const starting: Trouble = { reason: 'starting', detail: 'Palabre is starting.' };

async function healthOf(
  { HEALTH_PORT: port, STORE_URL: store }: Config,
  troubles: () => readonly Trouble[],
  t: Translator,
): Promise<Server | undefined> {
  if (port === undefined) return undefined;
  return serveHealth(port, () => [...troubles(), ...roomTroubles(store)]).catch(() => {
    throw new StartRefusal(t.plain('main.healthPort', { port }));
  });
}

/** Runs on until the platform closes the connection for good; then stops in order, and says why. */
async function untilLost(bot: Bot, t: Translator): Promise<never> {
  try {
    return await bot.lost;
  } catch (error) {
    await bot.stop();
    throw connectionRefusal(error, t);
  }
}

/** Asked to stop before the start is over, the program finishes starting, then stops cleanly. */
function onceStopped(stop: () => Promise<void>): { asked(): boolean } {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      asked = true;
      void stop().finally(() => process.exit());
    });
  return { asked: () => asked };
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  console.error(error.message);
  // What was already opened would keep the program alive.
  process.exit(1);
}
