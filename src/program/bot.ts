import { features } from '../../commands/index.ts';
import type { Catalogues } from '../i18n/locale-files.ts';
import { cachingPainter } from '../pictures/caching-painter.ts';
import { everyMinute } from '../engine/schedule/every-minute.ts';
import { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { isTimezone } from '../system/timezone.ts';
import { newId } from '../system/new-id.ts';
import { loseChannel, loseGoneChannels } from '../retention/channels-gone.ts';
import { knownCommunities } from '../retention/communities-left.ts';
import { createQuota } from '../engine/requests/quotas.ts';
import { createDrafts } from '../engine/requests/drafts.ts';
import { tooSmall } from '../kernel/view/limits.ts';
import { delivering } from '../engine/delivery/changes.ts';
import { wholeChat } from '../engine/delivery/whole-chat.ts';
import { guardedChat } from '../engine/delivery/guarded-chat.ts';
import type { AppContext, Defaults } from '../engine/context.ts';
import { letGoOfStreams, openAppContext } from './app-context.ts';
import { openDispatcher } from './requests.ts';
import type { OpenPlatform, Platform, PlatformNotices } from '../engine/platform.ts';
import type { Clock, Journal, Log, Monotonic, Painter } from '../engine/ports.ts';
import { retellAll } from '../recap/cases.ts';
import { createReconciler, type Reconciler } from '../engine/delivery/reconciler.ts';
import { watchRetention } from '../retention/retention.ts';
import { openSubjects } from './subjects.ts';
import type { TranslatorOf } from '../i18n/translator.ts';
import { trustedClock } from '../engine/schedule/trusted-clock.ts';
import { yieldToEventLoop } from '../engine/cooperative.ts';
import { resumeCommunity } from './wake.ts';
import type { Trouble } from '../engine/trouble.ts';
import { journalOf } from '../engine/streams/journal-of.ts';
import { watchedJournal } from '../engine/streams/watched-journal.ts';
import type { Template } from '../template/domain/template.ts';
import { note } from '../kernel/view/note.ts';

export interface BotParts {
  readonly open: OpenPlatform;
  readonly journal: Journal;
  readonly templates: readonly Template[];
  readonly translatorOf: TranslatorOf;
  readonly catalogues: Catalogues;
  readonly defaults: Defaults;
  readonly log: Log;
  /** Closed with the bot, as the journal is. */
  readonly painter: Painter;
  /** This machine's own: what hangs on the hour goes by it as long as it can be relied on. */
  readonly clock: Clock;
  /** Milliseconds that only go forward, which `clock` is held against; the system's when left out. */
  readonly monotonic?: Monotonic;
  /** The least time between two edits of one card, in milliseconds. */
  readonly editGapMs: number;
}

export interface Bot {
  readonly context: AppContext;
  readonly reconciler: Reconciler;
  /** What is looked at again by itself, and when. */
  readonly wakes: WakeQueue;
  /** Whether it hears, answers and remembers at this very moment. */
  ready(): boolean;
  /** What keeps it from that; nothing when it is ready. */
  troubles(): readonly Trouble[];
  /** Rejects with a `ConnectionLost` when its connection will not mend by itself; pending until then. */
  readonly lost: Promise<never>;
  /** Resolves once all that is due now is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a stop waits for the platform, in milliseconds, twice at most. */
const stopPatienceMs = 2_000;

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/**
 * Puts the parts together, connects, registers what changed, and takes up every open workshop again.
 * Rejects with a `ConnectionLost` where there is no connection to be had.
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const painter = cachingPainter(parts.painter);
  const platform = parts.open({ ...parts, painter });
  const lacking = tooSmall(platform.limits);
  if (lacking.length > 0)
    throw new Error(`${platform.id} has too little room: ${lacking.join(', ')}`);
  try {
    const starting = start({ ...parts, painter }, platform);
    return await Promise.race([starting, platform.lost]);
  } catch (error) {
    await atMost(stopPatienceMs, Promise.all([platform.close(), painter.close()]));
    throw error;
  }
}

async function start(parts: BotParts, platform: Platform): Promise<Bot> {
  const { log, translatorOf, templates, defaults, painter } = parts;
  const journal = watchedJournal(journalOf(platform.id, parts.journal));
  const monotonic = parts.monotonic ?? (() => performance.now());
  const chat = guardedChat({
    chat: wholeChat(platform.chat),
    ground: platform.ground,
    monotonic,
    log,
  });
  const trusted = trustedClock({ wall: parts.clock, monotonic, platform: platform.hour, log });
  const clock = trusted.now;
  const context: AppContext = openAppContext({
    journal,
    log,
    painter,
    sight: platform.sight,
    capabilities: platform.capabilities,
    clock,
    newId,
    templates,
    defaults,
    isTimezone,
    changed: (what) => reconciler.touch(what),
  });
  const wakes = new WakeQueue({ now: clock, monotonic });
  const reconciler: Reconciler = createReconciler({
    chat,
    now: clock,
    monotonic,
    log,
    editGapMs: parts.editGapMs,
    capabilities: platform.capabilities,
    wakes,
    ...openSubjects(context, translatorOf),
  });
  const drafts = createDrafts(newId);
  const quota = createQuota(monotonic);
  const dispatcher = openDispatcher({
    app: context,
    features,
    translatorOf,
    drafts,
    log,
    newId,
    quota,
  });
  const wake = async (id: string): Promise<void> => {
    await resumeCommunity(context, reconciler, id);
    await loseGoneChannels(context, id, platform.isGone);
    await yieldToEventLoop();
  };
  const told = (what: string, work: Promise<unknown>, facts: object): void => {
    work.catch((error: unknown) => log.error(what, { ...facts, error }));
  };
  const arrived = (id: string): void => told('a community was not taken up', wake(id), { id });
  trusted.onSettled(() => [...platform.communities()].forEach(arrived));
  const facts = await platform.connect({
    dispatcher,
    features,
    catalogues: parts.catalogues,
    notices: noticesOf(parts),
    listeners: {
      ...delivering({ chat, reconciler }),
      arrived,
      channelGone: (community, channel) =>
        told('what a channel held was not ended', loseChannel(context, community, channel), {
          community,
          channel,
        }),
      sightChanged: (id) =>
        told('the recaps of a community were not looked at', retellAll(context, id), { id }),
    },
  });
  const retention = watchRetention(context, {
    wakes,
    communities: () => {
      const here = platform.communities();
      return knownCommunities(context, (id) => here.has(id));
    },
    isHourSure: trusted.confirm,
  });
  const communities = [...platform.communities()];
  for (const id of communities) await wake(id);
  log.info('ready', { communities: communities.length, ...facts });
  const minutes = everyMinute(() => wakes.look());
  const idle = everyMinute(() => letGoOfStreams(context));
  const troubles = () => [...platform.troubles(), ...journal.troubles()];
  return {
    context,
    reconciler,
    wakes,
    troubles,
    ready: () => troubles().length === 0,
    lost: platform.lost,
    settled: async () => {
      await reconciler.settled();
      await retention.settled();
    },
    stop: async () => {
      await minutes.stop();
      await idle.stop();
      // The platform may not answer any more; what the state asks for is taken up again at the next start.
      wakes.stop();
      await atMost(stopPatienceMs, Promise.all([reconciler.stop(), retention.stop()]));
      await atMost(stopPatienceMs, Promise.all([platform.close(), painter.close()]));
      await journal.close();
    },
  };
}

/** What is said where no handler says it, in the language of whoever reads it. */
function noticesOf({ translatorOf, defaults }: BotParts): PlatformNotices {
  const saying = (key: 'error.slow' | 'error.unreadable') => (language: string) =>
    note(translatorOf(language.startsWith('en') ? 'en' : 'fr', defaults.timezone).say(key));
  return { tooLate: saying('error.slow'), unreadable: saying('error.unreadable') };
}
