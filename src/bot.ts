import { features } from '../commands/index.ts';
import {
  registerCommands,
  commandPayload,
  type CommandCatalogues,
} from './adapters/discord/register.ts';
import { invitation } from './adapters/discord/rights.ts';
import { watchChanges, type ChangeListeners } from './adapters/discord/changes.ts';
import { openDiscord } from './adapters/discord/client.ts';
import { discordGround } from './adapters/discord/ground.ts';
import { remembering } from './adapters/pictures/remembered.ts';
import { everyMinute } from './adapters/schedule/every-minute.ts';
import { isTimezone } from './adapters/system/timezone.ts';
import { newId } from './adapters/system/new-id.ts';
import { createDispatcher } from './app/dispatch.ts';
import { createDrafts } from './app/drafts.ts';
import { guardedChat, type GuardedChat } from './app/guarded-chat.ts';
import type { Defaults } from './app/house.ts';
import { createPalabre, type Palabre } from './app/palabre.ts';
import type { Clock, Journal, Log, Monotonic, Painter } from './app/ports.ts';
import { createRecapScheduler, type RecapScheduler } from './app/recap-scheduler.ts';
import { createRecapSender } from './app/recap-sender.ts';
import { createReconciler, type PlaceChange, type Reconciler } from './app/reconciler.ts';
import { watchRetention } from './app/retention.ts';
import { loadSubject, subjectId, type TranslatorOf } from './app/subjects.ts';
import { wakeCommunity } from './app/wake.ts';
import type { Template } from './domain/template.ts';
import { note } from './view/receipts.ts';

export interface BotParts {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly journal: Journal;
  readonly templates: readonly Template[];
  readonly translatorOf: TranslatorOf;
  readonly catalogues: CommandCatalogues;
  readonly defaults: Defaults;
  readonly log: Log;
  /** Closed with the bot, as the journal is. */
  readonly painter: Painter;
  readonly clock: Clock;
  /** The machine's own when left out. */
  readonly monotonic?: Monotonic;
  /** The least time between two edits of one card, in milliseconds: 1000 on Discord. */
  readonly editGapMs: number;
}

export interface Bot {
  readonly palabre: Palabre;
  readonly reconciler: Reconciler;
  readonly recaps: RecapScheduler;
  ready(): boolean;
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

/** What somebody changes in the chat lets what was refused, or deleted, be there again. */
function deliveryTo({ chat, reconciler, recaps }: Delivery): ChangeListeners {
  const changed = (change: PlaceChange): void => {
    const opened = chat.release([change.community, ...change.places]);
    reconciler.changed(change);
    if (opened.length > 0) recaps.watch(change.community);
  };
  return {
    changed,
    deleted: (what) => reconciler.deleted(what),
    stirred: (community, places) => {
      const opened = chat.stir(places);
      if (opened.length > 0) changed({ community, places: opened, everywhere: false });
    },
    returned: (community) => reconciler.recheck(community),
  };
}

interface Delivery {
  readonly chat: GuardedChat;
  readonly reconciler: Reconciler;
  readonly recaps: RecapScheduler;
}

/** Puts the parts together, connects, registers what changed, and takes up every open workshop again. */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { journal, log, clock, translatorOf, templates, defaults } = parts;
  const monotonic = parts.monotonic ?? (() => performance.now());
  const painter = remembering(parts.painter);
  const discord = openDiscord({ ...parts, painter });
  const ground = discordGround(discord.client);
  const chat = guardedChat({ chat: discord.chat, ground, monotonic, log });
  const palabre: Palabre = createPalabre({
    journal,
    log,
    painter,
    clock,
    newId,
    templates,
    defaults,
    isTimezone,
    changed: (what) =>
      what.kind === 'schedule' ? recaps.watch(what.id) : reconciler.touch(subjectId(what)),
  });
  const reconciler: Reconciler = createReconciler({
    chat,
    now: clock,
    monotonic,
    log,
    editGapMs: parts.editGapMs,
    load: (id, known) => loadSubject(palabre.house, translatorOf, id, known),
  });
  const recaps = createRecapScheduler({
    attend: createRecapSender({ house: palabre.house, chat, translatorOf }),
    now: clock,
    log,
  });
  watchChanges(discord.client, deliveryTo({ chat, reconciler, recaps }));
  const drafts = createDrafts(newId);
  const dispatcher = createDispatcher({ palabre, features, translatorOf, drafts, log, newId });
  const connected = discord.connect(dispatcher, (language) =>
    note(translatorOf(language.startsWith('en') ? 'en' : 'fr').say('error.slow')),
  );
  // Set out while Discord answers.
  const commands = commandPayload(features, parts.catalogues);
  await connected;
  const { client } = discord;
  const wake = async (id: string): Promise<void> => {
    await wakeCommunity(palabre, reconciler, id);
    recaps.watch(id);
  };
  client.on('guildCreate', (guild) => void wake(guild.id));
  const written = await registerCommands(client.rest, client.application?.id ?? '', commands);
  const retention = watchRetention(palabre.house, () => client.guilds.cache.keys());
  for (const id of client.guilds.cache.keys()) await wake(id);
  log.info('ready', {
    communities: client.guilds.cache.size,
    commandsWritten: written,
    invite: invitation(client.application?.id ?? ''),
  });
  const minutes = everyMinute(() => recaps.look());
  return {
    palabre,
    reconciler,
    recaps,
    ready: () => client.isReady(),
    stop: async () => {
      await minutes.stop();
      // Discord may not answer any more; what the state asks for is taken up again at the next start.
      await atMost(
        stopPatienceMs,
        Promise.all([recaps.stop(), reconciler.stop(), retention.stop()]),
      );
      await atMost(stopPatienceMs, Promise.all([discord.close(), painter.close()]));
      await journal.close();
    },
  };
}
