import { GatewayIntentBits, Routes } from 'discord-api-types/v10';
import { Client, Events, type RateLimitData } from 'discord.js';
import type { Chat, Clock, Log, NamesIn, Painter, PlatformTime } from '../../engine/ports.ts';
import type { TermOf } from '../../engine/delivery/subject.ts';
import type { Fleet } from '../../engine/fleet.ts';
import type { Dispatcher } from '../../engine/requests/dispatch.ts';
import { answeredTime } from '../../engine/schedule/answered-time.ts';
import { standingBy, type Trouble } from '../../engine/trouble.ts';
import { callbackSender } from './callback.ts';
import { frugalCaches } from './caches.ts';
import { gather, usualPatienceMs } from './gathering.ts';
import type { KnownRights } from './chat-tools.ts';
import { discordChat } from './chat.ts';
import { watchConnection } from './connection.ts';
import { aboutOf, inTerm } from './in-term.ts';
import { latestReceipts } from './latest-receipts.ts';
import { fileBytesOf } from './limits.ts';
import { discordNames } from './names.ts';
import { guardPackets } from './packet-guard.ts';
import { createDraw } from './pictures.ts';
import { guardRest, type RestGuard } from './rest.ts';
import { missingRights } from './rights.ts';
import { asWritten, discordWords, type TranslatorFor } from './in-words.ts';
import { serve, type ServeTools, type Words } from './serve.ts';
import { ServersAsleep } from './servers-asleep.ts';
import { Shares, type Gateway } from './shares.ts';
import { answerUnread } from './unread.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Any server that speaks Discord's API, such as the local one; Discord's own when left out. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly painter: Painter;
  /** This machine's own; the system's when left out. */
  readonly clock?: Clock;
  /** How long a start waits for servers that do not come, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** The processes that share the servers; this one has all of them when left out. */
  readonly fleet?: Fleet | undefined;
}

export interface Discord {
  readonly client: Client;
  readonly chat: Chat;
  readonly time: PlatformTime;
  readonly namesIn: NamesIn;
  /** Connects and resolves once ready; rejects with a `ConnectionLost` when Discord refuses. */
  connect(
    dispatcher: Dispatcher,
    tooLate: Words,
    unreadable?: Words,
    /** The words of a server; without them, what Discord writes stays as it is. */
    translatorFor?: TranslatorFor,
    /** What was known may be old: another process looked after it meanwhile. */
    tookOver?: () => void,
  ): Promise<void>;
  /** The servers that this process looks after now. */
  readonly termOf: TermOf;
  /** What keeps Palabre from hearing or answering now. */
  troubles(): readonly Trouble[];
  /** Rejects with a `ConnectionLost` when the connection cannot recover by itself; pending until then. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

const monotonic = (): number => performance.now();

/**
 * With the `Guilds` and `GuildMessages` intents: deleted messages are reported by their ids. Without
 * the message content intent, ordinary messages come without their text.
 */
export function openDiscord(options: DiscordOptions): Discord {
  const { token, apiUrl, log, painter, clock = Date.now, fleet } = options;
  const { patienceMs = usualPatienceMs } = options;
  const ask = () => client.rest.get(Routes.gateway());
  const time = answeredTime({ clock, monotonic, ask });
  const rest = guardRest({ token, apiUrl, log, monotonic, heard: time.heard, fleet });
  const watch = watchConnection({ log, monotonic });
  const shares = new Shares(fleet, log);
  const asleep = new ServersAsleep(log);
  const client = clientOf({ apiUrl, rest, gateway: shares.gateway(watch), asleep, patienceMs });
  const draw = createDraw({ painter, log });
  const namesIn = discordNames(client, log);
  const chat = discordChat({
    rest: fleet === undefined ? client.rest : inTerm(client.rest, termOfRoute(client, shares)),
    log,
    draw,
    botId: () => client.user?.id ?? '',
    rightsIn: (channel) => knownRights(client, channel),
  });
  const lost = Promise.race([watch.lost, rest.token.lost]);
  // Only its consumers handle it.
  lost.catch(() => {});
  return {
    client,
    chat,
    time,
    namesIn,
    lost,
    troubles: () =>
      shares.standsBy ? [standBy] : [...watch.troubles(), ...inDoubt(rest), ...away(asleep)],
    termOf: (community) => shares.termOf(community),
    connect: async (dispatcher, tooLate, unreadable = tooLate, translatorFor, tookOver) => {
      await rest.checkToken();
      const inWords =
        translatorFor === undefined ? asWritten : discordWords(client, namesIn, translatorFor);
      const said = { dispatcher, tooLate, unreadable, inWords, namesIn };
      const sendCallback = callbackSender(client.rest);
      listen(client, { ...said, draw, sendCallback, log, time, shares });
      await Promise.race([shares.begin(client, token, tookOver), lost]);
      await Promise.race([gather(client, token, log, patienceMs), lost]);
      shares.connected();
    },
    close: async () => {
      watch.closing();
      asleep.close();
      rest.token.close();
      await client.destroy();
    },
  };
}

/** Another process serves everybody. */
const standBy: Trouble = {
  reason: standingBy,
  detail: 'Other processes have all of Discord’s shards: this one takes over when it may.',
  partly: true,
};

/** Servers that Discord says the bot is in, and nothing else of: an outage. */
function away({ servers }: ServersAsleep): readonly Trouble[] {
  const missing = servers.away;
  const detail = `Discord reports ${missing} of ${servers.size} servers as unavailable: an outage.`;
  return missing === 0 ? [] : [{ reason: 'servers-away', detail, partly: true }];
}

function inDoubt({ token }: RestGuard): readonly Trouble[] {
  const detail = 'Discord refused the token, which is being checked again.';
  return token.doubtful() ? [{ reason: 'token', detail }] : [];
}

interface ClientParts extends Pick<DiscordOptions, 'apiUrl'> {
  readonly patienceMs: number;
  readonly rest: RestGuard;
  readonly gateway: Gateway;
  readonly asleep: ServersAsleep;
}

function clientOf({ apiUrl, rest, gateway, asleep, patienceMs }: ClientParts): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    makeCache: frugalCaches(() => client.user?.id, asleep),
    // As many connections as Discord recommends at each start, unless several processes share them.
    shards: 'auto',
    ws: gateway,
    waitGuildTimeout: patienceMs,
    // Everything sent is already Discord's own JSON: renaming its keys would only cost time.
    jsonTransformer: (json) => json,
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      makeRequest: rest.makeRequest,
      rejectOnRateLimit: isTooLong,
    },
  });
  asleep.watch(client);
  return client;
}

/** A longer wait is told, and must not hold up what else a workshop shows, in milliseconds. */
const longestWaitMs = 30_000;

const isTooLong = ({ retryAfter, route }: RateLimitData): boolean =>
  retryAfter > longestWaitMs && /^\/(?:channels|guilds)\//u.test(route);

interface ListenTools extends Omit<ServeTools, 'receipts'> {
  readonly shares: Shares;
}

function listen(client: Client, tools: ListenTools): void {
  const { unreadable, log, shares } = tools;
  const serving = { ...tools, receipts: latestReceipts() };
  client.on(Events.InteractionCreate, (interaction) => {
    if (shares.answers(interaction.guildId)) void serve(interaction, serving);
  });
  client.on(Events.Error, (error) => log.error('discord.js reported an error', { error }));
  guardPackets(client, {
    log,
    unread: (interaction) => {
      const words = unreadable(typeof interaction.locale === 'string' ? interaction.locale : '');
      answerUnread(client.rest, interaction, words).catch((error: unknown) =>
        log.warn('an interaction could not be answered', { error }),
      );
    },
  });
}

/** What a look holds back by itself may still be asked for: a server that is another's has no term here. */
function termOfRoute(client: Client, shares: Shares): (route: string) => AbortSignal | undefined {
  return (route) => {
    const { channel = '', server } = aboutOf(route);
    const found = client.channels.cache.get(channel);
    const of = server ?? (found !== undefined && 'guildId' in found ? found.guildId : undefined);
    return typeof of === 'string' ? shares.termOf(of) : undefined;
  };
}

/** Undefined if the gateway's data about the channel makes no sense: it is only a hint. */
function knownRights(client: Client, id: string): KnownRights | undefined {
  try {
    return rightsIn(client, id);
  } catch {
    return undefined;
  }
}

/** From the gateway's data about roles and channels; undefined for an unknown thread. */
function rightsIn(client: Client, id: string): KnownRights | undefined {
  const channel = client.channels.cache.get(id);
  if (client.user === null || channel === undefined || channel.isDMBased()) return undefined;
  const granted = channel.permissionsFor(client.user);
  return granted === null
    ? undefined
    : {
        thread: channel.isThread(),
        missing: missingRights(granted),
        fileBytes: fileBytesOf(channel.guild.premiumTier),
      };
}
