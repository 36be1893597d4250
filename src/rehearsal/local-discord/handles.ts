import type { FaultsToOrder } from './fault-types.ts';
import type {
  Activity,
  Breach,
  Channel,
  Choice,
  Message,
  Modal,
  Outcome,
  RegisteredCommand,
  Role,
  Upload,
} from './types.ts';
import type { Moderating } from './moderating-types.ts';
import type { ServerLimits } from './server-limits.ts';
import type { ScheduledEventState } from './states.ts';

export type OptionValues = Record<string, string | number | boolean>;

export type MessageRef =
  { channelId: string; messageId: string } | { channelId: string; id: string };

/** A simulated user. Every action throws if that person could not do it in a real client. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Uploads a file before a command; the id it returns is the value of the file option. */
  upload(file: Upload): string;
  /** `command` by its base names, such as `workshop start`. */
  slash(channelId: string, command: string, options?: OptionValues): Promise<Outcome>;
  /** The autocomplete choices while `focused` is being typed; `options` has its text so far. */
  complete(
    channelId: string,
    command: string,
    options: OptionValues,
    focused: string,
  ): Promise<Choice[]>;
  click(message: MessageRef, button: ButtonChoice): Promise<Outcome>;
  /** Values are option values, or ids in user, role and channel selects. */
  choose(
    message: MessageRef,
    select: { customId: string | RegExp },
    values: string[],
  ): Promise<Outcome>;
  /** `values` by custom id or label. Anything not given keeps what the modal was prefilled with. */
  submit(modal: Modal, values: Record<string, string | string[]>): Promise<Outcome>;
  contextMenu(name: string, message: MessageRef): Promise<Outcome>;
  /** What a custom client could send: an address and values that nothing offered. */
  forge(channelId: string, what: Forged): Promise<Outcome>;
  write(channelId: string, text: string): Message;
  /** Oldest first, including that person's own ephemeral messages. */
  read(channelId: string): Message[];
  /** The channels and threads this person can see. */
  channels(): Channel[];
}

/** A button; with `values`, a select; with `fields`, a modal. */
export interface Forged {
  customId: string;
  values?: string[];
  fields?: Record<string, string | string[]>;
  /** Which of the values are ids of people. */
  people?: string[];
}

export type ButtonChoice = { label: string | RegExp } | { customId: string | RegExp };

export interface Guild extends Moderating {
  readonly id: string;
  readonly name: string;
  readonly everyoneRoleId: string;
  addTextChannel(options: { name: string }): Channel;
  /** Those that somebody can be given: neither everyone's nor the bot's. */
  roles(): Role[];
  addRole(options: { name: string; permissions?: bigint }): Role;
  addMember(options: {
    name: string;
    /** Of somebody who is known already; a new one by default. */
    id?: string;
    /** What they are called on this server. */
    nick?: string;
    locale?: string;
    permissions?: bigint;
    roles?: string[];
    /** Another bot, such as a webhook's. */
    bot?: boolean;
  }): Person;
  people(): Person[];
  /** A member's permissions in the whole guild, as Discord's bits. */
  permissionsOf(personId: string): bigint;
  /** Including threads. */
  channels(): Channel[];
  /** Without those that are over. */
  events(): Readonly<ScheduledEventState>[];
  deleteEvent(eventId: string): void;
}

export interface LocalDiscordOptions {
  /** 0, the default, picks a free port. */
  port?: number;
  rateLimits?: boolean;
  /** Lower limits than Discord's, to reach them in a test. */
  limits?: Partial<ServerLimits>;
  /**
   * How often the bot is asked for a heartbeat, in milliseconds; Discord's own interval by default.
   */
  heartbeatMs?: number;
  /** How many shards bots are recommended to open; 1 by default. */
  shards?: number;
  /** How many of them may identify at once; all of them by default, one for most bots on Discord. */
  identifyAtOnce?: number;
  /** How many sessions the bot may still begin today; a thousand by default. */
  sessionsLeft?: number;
  /** Milliseconds since 1970. Time limits follow this clock. */
  now?: () => number;
  /**
   * The result of `dump` after a round trip through JSON, to continue from. Throws on anything
   * else.
   */
  state?: unknown;
}

export interface LocalDiscord extends FaultsToOrder {
  /** The `rest.api` option of discord.js. */
  readonly apiUrl: string;
  /** A new one at each start; requests without it are refused. */
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly breaches: readonly Breach[];
  /** How many times the bot registered its commands. */
  readonly commandWrites: number;
  readonly guilds: readonly Guild[];
  /** How many interactions the bot has yet to acknowledge. */
  readonly waiting: number;
  addGuild(options: { name: string; locale?: string }): Guild;
  /** Sets fields of the application, as its owner does in the portal. */
  setApplication(fields: {
    name?: string;
    owner?: { id: string; username: string };
    flags?: number;
    bot_require_code_grant?: boolean;
  }): void;
  commands(): RegisteredCommand[];
  /** A file of a message or uploaded for a command; undefined if there is none. */
  file(id: string): Upload | undefined;
  onActivity(listener: (activity: Activity) => void): () => void;
  /** Dismisses all private replies so far, as reloading the client does. */
  dismissPrivateAnswers(): void;
  /** The whole state, safe for JSON, except for open interactions. */
  dump(): unknown;
  close(): Promise<void>;
}
