import type { UserState, MessageState, ChannelState, GuildState, FileState } from './states.ts';
import { newSecret } from './new-secret.ts';
import { createSnowflakes } from './snowflake.ts';
import type { Activity, Breach, RegisteredCommand } from './types.ts';
import type { InteractionState } from './states.ts';

/** What the gateway offers to the rest: an event goes to each session whose intents ask for it. */
export type Dispatch = (event: string, data: unknown, intent?: number) => void;

/** Everything the local Discord knows. One object, so that any part can be handed to a function. */
export interface World {
  now(): number;
  nextId(): string;
  newestId(): string;
  readonly applicationId: string;
  readonly bot: UserState;
  /** Its bot's, made anew at each start: whoever else is on this machine does not know it. */
  readonly token: string;
  /** What seals the addresses of files. */
  readonly fileSecret: string;
  /** `http://127.0.0.1:PORT`, once listening. */
  origin: string;
  guilds: Map<string, GuildState>;
  channels: Map<string, ChannelState>;
  messages: Map<string, MessageState>;
  files: Map<string, FileState>;
  /** Of the files, those that came ahead of a command, and when. */
  uploads: Map<string, number>;
  commands: Map<string, RegisteredCommand>;
  commandWrites: number;
  interactions: Map<string, InteractionState>;
  nonces: Map<string, MessageState>;
  /** Ids of what was deleted: asking for them is no fault of the bot, it could not have known. */
  gone: Set<string>;
  breaches: Breach[];
  listeners: Set<(activity: Activity) => void>;
  dispatch: Dispatch;
}

/** Of a world that goes on: its newest id, and the bot's. */
export interface Origin {
  readonly newestId: string;
  readonly botId: string;
}

export function createWorld(now: () => number, origin?: Origin): World {
  const ids = createSnowflakes(now, origin?.newestId);
  const botId = origin?.botId ?? ids.next();
  return {
    now,
    nextId: ids.next,
    newestId: ids.newest,
    applicationId: botId,
    bot: { id: botId, name: 'Palabre', locale: 'en-US', bot: true },
    token: `${btoa(botId).replaceAll('=', '')}.local.${newSecret()}`,
    fileSecret: newSecret(),
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
    gone: new Set(),
    breaches: [],
    listeners: new Set(),
    dispatch: () => {},
  };
}

/** Takes a function, so that nothing is copied when nobody listens. */
export function tell(world: World, describe: () => Activity): void {
  if (world.listeners.size === 0) return;
  const activity = describe();
  for (const listener of world.listeners) listener(activity);
}

export function recordBreach(world: World, breach: Breach): void {
  world.breaches.push(breach);
  tell(world, () => ({ type: 'breach', breach }));
}
