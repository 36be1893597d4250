// First, for what it does by itself: it is about how the rest is loaded.
import { growAsUsual } from './system/small-heap.ts';
import { localeFrom } from './kernel/text.ts';
import type { Server } from 'node:http';
import { openLog, type LogFormat } from './system/pino-log.ts';
import type { Examine } from './engine/finding.ts';
import type { Metrics } from './system/metrics.ts';
import { serveHealth } from './system/health.ts';
import { bytesOf, roomTroubles } from './stores/lmdb/store-room.ts';
import { unreadIn } from './template/files/folder.ts';
import { LiveTemplates } from './template/files/live-templates.ts';
import { ownTemplates, readTexts, type Texts } from './program/texts.ts';
import type { Log } from './engine/ports.ts';
import type { Trouble } from './engine/trouble.ts';
import { starting, type StartingHouse, type House } from './program/house.ts';
import {
  platformsIn,
  primaryPlatform,
  trustOwnMessages,
  type OpenedKind,
} from './program/platforms.ts';
import { startAllAsConfigured } from './program/running.ts';
import { terminalLocale } from './program/operating/terminal-words.ts';
import { unexpectedLine } from './program/unexpected.ts';
import { readConfig, variables, type Config } from './program/config.ts';
import { readEnvironment, type Environment } from './program/environment.ts';
import type { Translator } from './i18n/translator.ts';
import {
  configRefusal,
  connectionRefusal,
  noticeLine,
  StartRefusal,
  templateRefusal,
} from './program/start-refusal.ts';

/** Runs as the variables say, until it is asked to stop; says why where it cannot. */
export async function run(): Promise<void> {
  try {
    await main();
  } catch (error) {
    const refused = error instanceof StartRefusal;
    console.error(refused ? error.message : unexpectedLine(error, terminalWords()));
    // What was already opened would keep the program alive.
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const texts = readTexts(primaryPlatform);
  const { config, setUp } = configOf(texts);
  const t = texts.translatorOf(config.DEFAULT_LOCALE, config.DEFAULT_TIMEZONE);
  const templates = templatesOf(config, t);
  const platforms = await platformsIn(config);
  if (platforms.length > 0) return runOn(config, platforms, templates, { ...texts, setUp });
  growAsUsual();
  await import('./rehearsal/page/main.ts');
}

function configOf(texts: Texts): { config: Config; setUp: Environment } {
  const setUp = environmentOf(texts);
  const { values, notices, mistakes } = setUp;
  // What only reads its process's own variables, such as the rehearsal, finds those of `.env` too.
  Object.assign(process.env, values);
  const read = readConfig(values);
  const t = texts.translatorOf(localeFrom(values['DEFAULT_LOCALE']), 'UTC');
  for (const notice of notices) console.error(noticeLine(notice, t));
  if (read.ok && mistakes.length === 0) return { config: read.value, setUp };
  throw configRefusal({ mistakes, wrong: read.ok ? [] : read.error, values }, t);
}

function environmentOf(texts: Texts): Environment {
  try {
    return readEnvironment(process.env, variables);
  } catch {
    const locale = localeFrom(process.env['DEFAULT_LOCALE']);
    throw new StartRefusal(texts.translatorOf(locale, 'UTC').plain('main.envUnreadable'));
  }
}

function templatesOf(config: Config, t: Translator): LiveTemplates {
  const loaded = LiveTemplates.open(ownTemplates(process.env));
  const unread = config.TEMPLATES_DIR === undefined ? [] : unreadIn(config.TEMPLATES_DIR);
  if (unread.length > 0)
    console.error(t.plain('main.templatesUnread', { files: unread.join(', ') }));
  if (!loaded.ok) throw templateRefusal(loaded.error, t);
  return loaded.value;
}

async function runOn(
  config: Config,
  platforms: readonly OpenedKind[],
  templates: LiveTemplates,
  { setUp, ...texts }: Texts & { readonly setUp: Environment },
): Promise<void> {
  trustOwnMessages();
  const t = texts.translatorOf(config.DEFAULT_LOCALE, config.DEFAULT_TIMEZONE);
  let house: House | undefined;
  let soFar: StartingHouse | undefined;
  const metrics = await metricsOf(config);
  metrics?.gauge(() => ({ ...soFar?.figures(), storeBytes: bytesOf(config.STORE_URL) }));
  const health = await healthOf(config, () => soFar?.troubles() ?? [starting], t, metrics?.text);
  const stop = onceStopped(async () => {
    health?.close();
    await house?.stop();
  });
  const log = await openLog(config.LOG_LEVEL, config.LOG_FORMAT ?? usualFormat());
  house = await startAllAsConfigured({
    config,
    platforms,
    templates,
    texts,
    log,
    ...(metrics === undefined ? {} : { measures: metrics.measures() }),
    onStarting: (early) => (soFar = early),
    // Loaded when it is asked for: a start is not to wait for it.
    examineOn:
      (platform: string): Examine =>
      async (...asked) => {
        const { examining } = await import('./program/operating/doctor-running.ts');
        return examining(config, setUp, platform)(...asked);
      },
  });
  growAsUsual();
  if (stop.asked()) await house.stop().finally(() => process.exit());
  await showStatus(config, house, log);
  await untilLost(house, t);
}

const terminalWords = (): Translator =>
  readTexts(primaryPlatform).translatorOf(terminalLocale(process.env), 'UTC');

/** Somebody watches a terminal; anything else reads lines. */
const usualFormat = (): LogFormat => (process.stdout.isTTY ? 'pretty' : 'json');

/** Only where it is asked for; a page that cannot be served stops no workshop. */
async function showStatus(config: Config, house: House, log: Log): Promise<void> {
  const { PAGE_PORT: port } = config;
  if (port === undefined) return;
  try {
    const { serveStatus } = await import('./rehearsal/page/connect/serve-status.ts');
    const url = await serveStatus({ port, variables: process.env, config, house, log });
    log.info('the status page is served', { url });
  } catch (error) {
    log.warn('the status page could not be served', { error });
  }
}

/** Only where somebody can read them: they take time at the start, and at each answer. */
async function metricsOf({ HEALTH_PORT: port }: Config): Promise<Metrics | undefined> {
  if (port === undefined) return undefined;
  const { openMetrics } = await import('./system/metrics.ts');
  return openMetrics();
}

async function healthOf(
  { HEALTH_PORT: port, STORE_URL: store }: Config,
  troubles: () => readonly Trouble[],
  t: Translator,
  metrics: (() => Promise<string>) | undefined,
): Promise<Server | undefined> {
  if (port === undefined) return undefined;
  return serveHealth(port, () => [...troubles(), ...roomTroubles(store)], metrics).catch(() => {
    throw new StartRefusal(t.plain('main.healthPort', { port }));
  });
}

/** Runs on until a platform closes its connection for good; then stops in order, and says why. */
async function untilLost(house: House, t: Translator): Promise<never> {
  try {
    return await house.lost;
  } catch (error) {
    await house.stop();
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
