import type { UserState, MessageState, ChannelState, GuildState, FileState } from './states.ts';
import { discordsOwn, type ServerLimits } from './server-limits.ts';
import { newSecret } from './new-secret.ts';
import { createSnowflakes } from './snowflake.ts';
import type { Activity, Breach, RegisteredCommand } from './types.ts';
import type { InteractionState } from './states.ts';

/** Sends an event to each gateway session whose intents ask for it. */
export type Dispatch = (event: string, data: unknown, intent?: number) => void;

/**
 * The local Discord's whole state. A single object, so that any function can be given all of it.
 */
export interface World {
  now(): number;
  nextId(): string;
  newestId(): string;
  readonly limits: ServerLimits;
  readonly applicationId: string;
  readonly bot: UserState;
  /** What its owner set in the portal, as Discord's JSON; not kept in a dump. */
  application: object;
  /** The bot's token, new at each start: other programs on this machine do not know it. */
  readonly token: string;
  /** The key for signing file addresses. */
  readonly fileSecret: string;
  /** How many shards it recommends, and how many of them may identify at once. */
  shards: number;
  identifyAtOnce: number;
  sessionsLeft: number;
  /** `http://127.0.0.1:PORT`, once listening. */
  origin: string;
  guilds: Map<string, GuildState>;
  channels: Map<string, ChannelState>;
  messages: Map<string, MessageState>;
  files: Map<string, FileState>;
  /** Files uploaded ahead of a command, and when. */
  uploads: Map<string, number>;
  commands: Map<string, RegisteredCommand>;
  commandWrites: number;
  interactions: Map<string, InteractionState>;
  nonces: Map<string, MessageState>;
  /** When messages were edited after their first hour, by id; not kept in a dump. */
  lateEdits: Map<string, readonly number[]>;
  /** What AutoMod refuses, by guild; not kept in a dump. */
  blockedWords: Map<string, readonly string[]>;
  /** Ids of deleted things: the bot cannot be blamed for asking for them. */
  gone: Set<string>;
  breaches: Breach[];
  listeners: Set<(activity: Activity) => void>;
  dispatch: Dispatch;
}

/** For a restored world: its newest id, and the bot's. */
export interface Origin {
  readonly newestId: string;
  readonly botId: string;
}

export function createWorld(now: () => number, origin?: Origin, limits = discordsOwn): World {
  const ids = createSnowflakes(now, origin?.newestId);
  const botId = origin?.botId ?? ids.next();
  return {
    now,
    nextId: ids.next,
    newestId: ids.newest,
    limits,
    applicationId: botId,
    application: {},
    bot: { id: botId, name: 'Palabre', locale: 'en-US', bot: true },
    token: `${btoa(botId).replaceAll('=', '')}.local.${newSecret()}`,
    fileSecret: newSecret(),
    shards: 1,
    identifyAtOnce: 1,
    sessionsLeft: 1_000,
    origin: '',
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    files: new Map(),
    uploads: new Map(),
    commands: new Map(),
    commandWrites: 0,
    interactions: new Map(),
    nonces: new Map(),
    lateEdits: new Map(),
    blockedWords: new Map(),
    gone: new Set(),
    breaches: [],
    listeners: new Set(),
    dispatch: () => {},
  };
}

/** Takes a function, so that nothing is copied without listeners. */
export function tell(world: World, describe: () => Activity): void {
  if (world.listeners.size === 0) return;
  const activity = describe();
  for (const listener of world.listeners) listener(activity);
}

export function recordBreach(world: World, breach: Breach): void {
  world.breaches.push(breach);
  tell(world, () => ({ type: 'breach', breach }));
}
