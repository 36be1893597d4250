import type { CommandBody, Component, ModalBody } from 'discord-api-spec/zod';

export type { CommandBody, CommandOption, Component } from 'discord-api-spec/zod';

/** A Discord rule that the bot broke. `rule` is short and stable, so that tests can refer to it. */
export interface Breach {
  readonly rule: string;
  /** `POST /channels/1/messages` or `gateway`. */
  readonly route: string;
  readonly detail: string;
  readonly body: unknown;
}

/** Who a message notifies under Discord's rules. */
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

/** A message at the time it was read: later edits do not affect it. */
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
  /** A thread started from this message has the same id. */
  threadId?: string;
  replyTo?: string;
  /** The only person who can see it. */
  ephemeralFor?: string;
}

export interface Modal extends ModalBody {
  /** The interaction that this modal answered. */
  interactionId: string;
  channelId: string;
  /** The person whose screen it is on. */
  personId: string;
  /** The message whose component opened it, if any. */
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
      /** The command, the button's label, or the modal's title. */
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
  /** A gateway event sent to the bot. */
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
  /** For a thread: the ids of its members. */
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
