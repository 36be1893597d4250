import type { Examine } from '../engine/finding.ts';
import type { Store } from '../engine/drawers.ts';
import type { Log } from '../engine/ports.ts';
import type { Measures } from '../engine/measures.ts';
import type { OpenPlatform } from '../engine/platform.ts';
import { recordReader } from '../engine/streams/record-reader.ts';
import type { Translator } from '../i18n/translator.ts';
import { createPainter } from '../pictures/painter.ts';
import { openJournal } from '../stores/open-journal.ts';
import { isOnLoopback } from '../screen/links.ts';
import { ScreenPortTaken, usualScreenPort, type ScreenPlace } from '../screen/serve.ts';
import type { LiveTemplates } from '../template/files/live-templates.ts';
import { startBot, type Bot } from './bot.ts';
import type { Config } from './config.ts';
import { startHouse, type StartingHouse, type House } from './house.ts';
import { readerOfAll, primaryPlatform, type OpenedKind } from './platforms.ts';
import { connectionRefusal, StartRefusal, storeRefusal, templateRefusal } from './start-refusal.ts';
import { streamKinds } from './stream-kinds.ts';
import { readTexts, type Texts } from './texts.ts';

export interface Runnable {
  readonly config: Config;
  readonly templates: LiveTemplates;
  readonly texts: Texts;
  readonly log: Log;
  readonly measures?: Measures;
}

/** One bot, on one platform. */
interface RunnableBot extends Runnable {
  readonly open: OpenPlatform;
  readonly examine?: Examine;
}

/** A bot on each of these platforms. */
interface RunnableHouse extends Runnable {
  readonly platforms: readonly OpenedKind[];
  readonly examineOn?: (platform: string) => Examine;
  /** Called before the bots start, with a view of their state. */
  readonly onStarting?: (house: StartingHouse) => void;
}

/**
 * Opens the store and starts the bot on it, as the variables say. Rejects with a `StartRefusal` for
 * what the operator can fix.
 */
export async function startAsConfigured(parts: RunnableBot): Promise<Bot> {
  const { open, texts, examine } = parts;
  const { t, store, common } = await opened(parts);
  const own = { ...common, ...texts, ...(examine === undefined ? {} : { examine }) };
  return startBot({ ...own, open, store }).catch(async (error: unknown) => {
    await store.close();
    throw refusalOf(error, t);
  });
}

/** The same with a bot on each platform that is set up. */
export async function startAllAsConfigured(parts: RunnableHouse): Promise<House> {
  const { platforms, examineOn, onStarting, texts } = parts;
  const { t, store, common } = await opened(parts);
  const examined = examineOn === undefined ? {} : { examineOn };
  const own = { ...common, ...examined, onStarting };
  // The texts of the program's own sentences are already read.
  const textsOf = (platform: string) =>
    platform === primaryPlatform ? texts : readTexts(platform);
  return startHouse({ ...own, store }, platforms, textsOf).catch((error: unknown) => {
    throw refusalOf(error, t);
  });
}

function refusalOf(error: unknown, t: Translator): unknown {
  if (error instanceof ScreenPortTaken)
    return new StartRefusal(t.plain('main.screenPort', { port: error.port }));
  return connectionRefusal(error, t);
}

async function opened({ config, templates, texts, log, measures }: Runnable) {
  const { DEFAULT_LOCALE: locale, DEFAULT_TIMEZONE: timezone } = config;
  const t: Translator = texts.translatorOf(locale, timezone);
  const journal = await openJournal(config.STORE_URL, readerOfAll(recordReader(streamKinds)));
  if (!journal.ok) throw storeRefusal(journal.error, t);
  const store: Store = journal.value;
  templates.onRefused((problems) => log.warn(templateRefusal(problems, t).message));
  const common = {
    templates: templates.now,
    defaults: { locale, timezone },
    log,
    ...(measures === undefined ? {} : { measures }),
    painter: createPainter(),
    clock: Date.now,
    screen: screenOf(config),
    editGapMs: 1_000,
  };
  return { t, store, common };
}

/** Undefined unless `SCREEN_URL` says where people reach the page. */
function screenOf({ SCREEN_URL: url, SCREEN_PORT: port }: Config): ScreenPlace | undefined {
  if (url === undefined) return undefined;
  const own = isOnLoopback(url) ? Number(new URL(url).port) : 0;
  return { url, port: port ?? (own > 0 ? own : usualScreenPort) };
}
