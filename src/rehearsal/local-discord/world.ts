import type { AllowedMentions, Component, Embed } from 'discord-api-spec/zod';
import { newSecret } from './new-secret.ts';
import { createSnowflakes } from './snowflake.ts';
import type { Activity, Breach, Pings, RegisteredCommand, Role } from './types.ts';
import type { InteractionState } from './interaction-state.ts';

export interface UserState {
  id: string;
  name: string;
  locale: string;
  bot: boolean;
}

export interface MemberState {
  user: UserState;
  roleIds: string[];
  joinedAt: number;
}

export interface Overwrite {
  id: string;
  /** 0 for a role, 1 for a member. */
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface ThreadState {
  parentId: string;
  ownerId: string;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchiveMinutes: number;
  slowmodeSeconds: number;
  createdAt: number;
  archiveChangedAt: number;
  memberIds: Set<string>;
  messagesSent: number;
}

export interface ChannelState {
  id: string;
  guild: GuildState;
  type: number;
  name: string;
  topic?: string;
  position: number;
  overwrites: Map<string, Overwrite>;
  messages: Map<string, MessageState>;
  lastMessageId?: string;
  thread?: ThreadState;
}

export interface GuildState {
  /** Also the id of its @everyone role. */
  id: string;
  name: string;
  locale: string;
  ownerId: string;
  createdAt: number;
  roles: Map<string, Role>;
  members: Map<string, MemberState>;
  channels: Map<string, ChannelState>;
  events: Map<string, ScheduledEventState>;
}

export interface ScheduledEventState {
  id: string;
  creatorId: string;
  name: string;
  description?: string;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
  location: string;
}

export interface FileState {
  id: string;
  name: string;
  description?: string;
  contentType: string;
  bytes: Buffer;
}

export interface MessageState {
  id: string;
  channel: ChannelState;
  /** Discord's message type: 0 ordinary, 19 reply, 20 answer to a command. */
  type: number;
  author: UserState;
  content: string;
  embeds: Embed[];
  components: Component[];
  allowedMentions?: AllowedMentions;
  flags: number;
  files: FileState[];
  pings: Pings;
  createdAt: number;
  editedAt?: number;
  nonce?: string;
  thread?: ChannelState;
  replyTo?: string;
  ephemeralFor?: string;
  interaction?: InteractionState;
}

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
