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
import type { ScheduledEventState } from './states.ts';

export type OptionValues = Record<string, string | number | boolean>;

export type MessageRef =
  { channelId: string; messageId: string } | { channelId: string; id: string };

/** A simulated user. Each action throws when that person could not have done it in a real client. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** Sends a file ahead of a command: the id it gives is the value of an option that takes a file. */
  upload(file: Upload): string;
  /** `command` by its base names, such as `workshop start`. */
  slash(channelId: string, command: string, options?: OptionValues): Promise<Outcome>;
  /** What autocomplete offers while `focused` (whose text so far is in `options`) is being typed. */
  complete(
    channelId: string,
    command: string,
    options: OptionValues,
    focused: string,
  ): Promise<Choice[]>;
  click(message: MessageRef, button: ButtonChoice): Promise<Outcome>;
  /** Values are option values, or ids for the selects of users, roles and channels. */
  choose(
    message: MessageRef,
    select: { customId: string | RegExp },
    values: string[],
  ): Promise<Outcome>;
  /** `values` by custom id or by label. What is not given keeps what the modal was prefilled with. */
  submit(modal: Modal, values: Record<string, string | string[]>): Promise<Outcome>;
  contextMenu(name: string, message: MessageRef): Promise<Outcome>;
  /** What a client of one's own could send: an address, and values, that nothing offered. */
  forge(channelId: string, what: Forged): Promise<Outcome>;
  write(channelId: string, text: string): Message;
  /** Oldest first, with that person's own ephemeral messages. */
  read(channelId: string): Message[];
  /** The channels and threads that this person can see. */
  channels(): Channel[];
}

/** A button, or a list where there are `values`, or a form where there are `fields`. */
export interface Forged {
  customId: string;
  values?: string[];
  fields?: Record<string, string | string[]>;
  /** The ids among the values that are people's. */
  people?: string[];
}

export type ButtonChoice = { label: string | RegExp } | { customId: string | RegExp };

export interface Guild extends Moderating {
  readonly id: string;
  readonly name: string;
  readonly everyoneRoleId: string;
  addTextChannel(options: { name: string }): Channel;
  addRole(options: { name: string; permissions?: bigint }): Role;
  addMember(options: {
    name: string;
    locale?: string;
    permissions?: bigint;
    roles?: string[];
    /** Another program, such as a webhook's. */
    bot?: boolean;
  }): Person;
  people(): Person[];
  /** What a member may do in the whole guild, as Discord's permission bits. */
  permissionsOf(personId: string): bigint;
  /** Threads included. */
  channels(): Channel[];
  /** Those that are over are not in it. */
  events(): Readonly<ScheduledEventState>[];
  deleteEvent(eventId: string): void;
}

export interface LocalDiscordOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  rateLimits?: boolean;
  /** How often the bot is asked for a heartbeat, in milliseconds: as Discord asks, unless told. */
  heartbeatMs?: number;
  /** Milliseconds since 1970. Moves the limits of time along with it. */
  now?: () => number;
  /** What `dump` gave, after JSON: it goes on from there. Throws when it is anything else. */
  state?: unknown;
}

export interface LocalDiscord extends FaultsToOrder {
  /** What discord.js takes as `rest.api`. */
  readonly apiUrl: string;
  /** Another one at each start; whatever comes without it is turned away. */
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly breaches: readonly Breach[];
  /** How many times the bot wrote its commands. */
  readonly commandWrites: number;
  readonly guilds: readonly Guild[];
  /** How many interactions the bot has not acknowledged yet. */
  readonly waiting: number;
  addGuild(options: { name: string; locale?: string }): Guild;
  commands(): RegisteredCommand[];
  /** A file of a message, or one sent ahead of a command; undefined when there is none. */
  file(id: string): Upload | undefined;
  onActivity(listener: (activity: Activity) => void): () => void;
  /** Every private answer so far is dismissed, as when people reload their client. */
  dismissPrivateAnswers(): void;
  /** The whole state, safe for JSON; what is on its way (open interactions) is not in it. */
  dump(): unknown;
  close(): Promise<void>;
}
