import { features } from '../../commands/index.ts';
import type { Catalogues } from '../i18n/locale-files.ts';
import { commandPayload } from '../platforms/discord/command-payload.ts';
import { registerCommands } from '../platforms/discord/register.ts';
import { invitation } from '../platforms/discord/rights.ts';
import { watchChanges } from '../platforms/discord/changes.ts';
import { goneOn, onChannelGone, onServerBack } from '../platforms/discord/channels.ts';
import { openDiscord, type Discord } from '../platforms/discord/client.ts';
import { discordGround } from '../platforms/discord/ground.ts';
import { patiently } from '../platforms/discord/patiently.ts';
import { discordSight, watchSight } from '../platforms/discord/sight.ts';
import { cachingPainter } from '../pictures/caching-painter.ts';
import { everyMinute } from '../engine/schedule/every-minute.ts';
import { WakeQueue } from '../engine/schedule/wake-queue.ts';
import { isTimezone } from '../system/timezone.ts';
import { newId } from '../system/new-id.ts';
import { loseChannel, loseGoneChannels } from '../retention/channels-gone.ts';
import { knownCommunities } from '../retention/communities-left.ts';
import { createQuota } from '../engine/requests/quotas.ts';
import { createDrafts } from '../engine/requests/drafts.ts';
import { delivering } from '../engine/delivery/changes.ts';
import { guardedChat } from '../engine/delivery/guarded-chat.ts';
import type { AppContext, Defaults } from '../engine/context.ts';
import { letGoOfStreams, openAppContext } from './app-context.ts';
import { openDispatcher } from './requests.ts';
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
import { watchedJournal } from '../engine/streams/watched-journal.ts';
import type { Template } from '../template/domain/template.ts';
import { note } from '../kernel/view/note.ts';

export interface BotParts {
  readonly token: string;
  readonly apiUrl: string | undefined;
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
  /** The least time between two edits of one card, in milliseconds: 1000 on Discord. */
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
  stop(): Promise<void>;
}

/** How long a stop waits for Discord, in milliseconds, twice at most. */
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
  const discord = openDiscord({ ...parts, painter });
  try {
    const starting = start({ ...parts, painter }, discord);
    return await Promise.race([starting, discord.lost]);
  } catch (error) {
    await atMost(stopPatienceMs, Promise.all([discord.close(), painter.close()]));
    throw error;
  }
}

async function start(parts: BotParts, discord: Discord): Promise<Bot> {
  const { log, translatorOf, templates, defaults, painter } = parts;
  const journal = watchedJournal(parts.journal);
  const monotonic = parts.monotonic ?? (() => performance.now());
  const ground = discordGround(discord.client);
  const chat = guardedChat({ chat: discord.chat, ground, monotonic, log });
  const trusted = trustedClock({ wall: parts.clock, monotonic, platform: discord.hour, log });
  const clock = trusted.now;
  const context: AppContext = openAppContext({
    journal,
    log,
    painter,
    sight: discordSight(discord.client),
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
    wakes,
    ...openSubjects(context, translatorOf),
  });
  watchChanges(discord.client, delivering({ chat, reconciler }));
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
  const wordsIn = (key: 'error.slow' | 'error.unreadable') => (language: string) =>
    note(translatorOf(language.startsWith('en') ? 'en' : 'fr', defaults.timezone).say(key));
  const connected = discord.connect(dispatcher, wordsIn('error.slow'), wordsIn('error.unreadable'));
  // Set out while Discord answers.
  const commands = commandPayload(features, parts.catalogues);
  await connected;
  const { client } = discord;
  const isGone = goneOn(client, log);
  const wake = async (id: string): Promise<void> => {
    await resumeCommunity(context, reconciler, id);
    await loseGoneChannels(context, id, isGone);
    await yieldToEventLoop();
  };
  const wakeLater = (id: string): void => {
    wake(id).catch((error: unknown) => log.error('a server was not taken up', { id, error }));
  };
  client.on('guildCreate', ({ id }) => wakeLater(id));
  const lose = (community: string, channel: string): void => {
    loseChannel(context, community, channel).catch((error: unknown) =>
      log.error('what a channel held was not ended', { community, channel, error }),
    );
  };
  onChannelGone(client, lose);
  onServerBack(client, wakeLater);
  trusted.onSettled(() => [...client.guilds.cache.keys()].forEach(wakeLater));
  watchSight(client, (id) => {
    retellAll(context, id).catch((error: unknown) =>
      log.error('the recaps of a server were not looked at', { id, error }),
    );
  });
  const written = await patiently(() =>
    registerCommands(client.rest, client.application?.id ?? '', commands),
  );
  const retention = watchRetention(context, {
    wakes,
    communities: () => knownCommunities(context, (id) => client.guilds.cache.has(id)),
    isHourSure: trusted.confirm,
  });
  for (const id of client.guilds.cache.keys()) await wake(id);
  log.info('ready', {
    communities: client.guilds.cache.size,
    commandsWritten: written,
    invite: invitation(client.application?.id ?? ''),
  });
  const minutes = everyMinute(() => wakes.look());
  const idle = everyMinute(() => letGoOfStreams(context));
  const troubles = () => [...discord.troubles(), ...journal.troubles()];
  return {
    context,
    reconciler,
    wakes,
    troubles,
    ready: () => troubles().length === 0,
    lost: discord.lost,
    stop: async () => {
      await minutes.stop();
      await idle.stop();
      // Discord may not answer any more; what the state asks for is taken up again at the next start.
      wakes.stop();
      await atMost(stopPatienceMs, Promise.all([reconciler.stop(), retention.stop()]));
      await atMost(stopPatienceMs, Promise.all([discord.close(), painter.close()]));
      await journal.close();
    },
  };
}
