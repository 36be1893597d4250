import type { CommandBody, Component, ModalBody } from 'discord-api-spec/zod';
import type { FaultsToOrder } from './fault-types.ts';
import type { ScheduledEventState } from './world.ts';

export type { CommandBody, CommandOption, Component } from 'discord-api-spec/zod';

/** A rule of Discord that the bot broke. `rule` is short and stable, so that tests can name it. */
export interface Breach {
  readonly rule: string;
  /** `POST /channels/1/messages` or `gateway`. */
  readonly route: string;
  readonly detail: string;
  readonly body: unknown;
}

/** Who a message would really notify, by Discord's rules. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

export interface Attachment {
  id: string;
  name: string;
  description?: string;
  contentType: string;
  /** In bytes. */
  size: number;
  url: string;
  bytes(): Buffer;
  text(): string;
}

/** A file on a person's own device. */
export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A message as it was when it was read: later edits do not change it. */
export interface Message {
  id: string;
  channelId: string;
  guildId: string;
  authorId: string;
  content: string;
  embeds: unknown[];
  components: Component[];
  flags: number;
  attachments: Attachment[];
  pings: Pings;
  /** Milliseconds since 1970. */
  timestamp: number;
  editedTimestamp?: number;
  nonce?: string;
  /** The thread that was started from this message has this id too. */
  threadId?: string;
  replyTo?: string;
  /** The only person who sees it. */
  ephemeralFor?: string;
}

export interface Modal extends ModalBody {
  /** The interaction that this modal answered. */
  interactionId: string;
  channelId: string;
  /** Whose screen it is on. */
  personId: string;
  /** The message whose component opened it, if one did. */
  messageId?: string;
}

export interface Choice {
  name: string;
  value: string | number;
}

export type Outcome =
  | { kind: 'message'; message: Message; ephemeral: boolean; followUps: Message[] }
  | { kind: 'modal'; modal: Modal }
  | { kind: 'update'; message: Message; followUps: Message[] }
  | { kind: 'deferredUpdate'; followUps: Message[] }
  | { kind: 'choices'; choices: Choice[] }
  /** The bot deferred its reply and then deleted it. */
  | { kind: 'deleted'; followUps: Message[] };

export type InteractionWhat =
  'slash' | 'button' | 'select' | 'modal' | 'contextMenu' | 'autocomplete';

export type Activity =
  | {
      type: 'interaction';
      person: { id: string; name: string };
      channelId: string;
      interactionId: string;
      what: InteractionWhat;
      /** The command, or the label of the button, or the title of the modal. */
      name: string;
      customId?: string;
      options?: Record<string, unknown>;
      values?: unknown;
    }
  | {
      type: 'answer';
      person: { id: string; name: string };
      interactionId: string;
      outcome: Outcome;
    }
  | { type: 'message'; message: Message }
  | { type: 'edit'; message: Message }
  | { type: 'delete'; channelId: string; messageId: string; ephemeralFor?: string }
  | { type: 'thread'; change: 'created' | 'updated' | 'deleted'; channel: Channel }
  /** A gateway event that the bot was sent. */
  | { type: 'dispatch'; event: string; data: unknown }
  | { type: 'request'; method: string; path: string; body: unknown; status: number }
  | { type: 'breach'; breach: Breach };

export interface Channel {
  id: string;
  guildId: string;
  name: string;
  /** Discord's channel type: 0 text, 11 public thread, 12 private thread. */
  type: number;
  parentId?: string;
  archived: boolean;
  locked: boolean;
  /** Of a thread: the ids of those who are in it. */
  memberIds: string[];
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
}

export interface RegisteredCommand extends CommandBody {
  id: string;
  application_id: string;
  version: string;
  guild_id?: string;
}

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

export interface Guild {
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
  /** Somebody's roles from now on, beside the one of their own permissions. */
  setRoles(personId: string, roles: string[]): void;
  /** Overwrites what a role, or a person, may do in one channel. */
  overwrite(
    channelId: string,
    of: { role: string } | { person: string },
    permissions: { allow?: bigint; deny?: bigint },
  ): void;
  /** Overwrites the bot's own permission in one channel. */
  denyBot(channelId: string, permission: bigint): void;
  allowBot(channelId: string, permission: bigint): void;
  /** Takes a permission from the bot's own role. */
  denyBotEverywhere(permission: bigint): void;
  /** Threads included. */
  channels(): Channel[];
  /** What a moderator could do by hand, behind the bot's back. */
  deleteMessage(channelId: string, messageId: string): void;
  deleteChannel(channelId: string): void;
  archiveThread(threadId: string, options?: { locked?: boolean }): void;
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
  onActivity(listener: (activity: Activity) => void): () => void;
  /** The whole state, safe for JSON; what is on its way (open interactions) is not in it. */
  dump(): unknown;
  close(): Promise<void>;
}
