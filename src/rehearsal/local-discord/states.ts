import type { InteractionKind } from './interaction-state.ts';
import type { AllowedMentions, Component, Embed } from 'discord-api-spec/zod';
import type { InteractionWhat, Message, Outcome, Pings, Role } from './types.ts';

export interface UserState {
  id: string;
  name: string;
  locale: string;
  bot: boolean;
}

export interface MemberState {
  user: UserState;
  /** What they are called on this server, if not by the name of their account. */
  nick?: string;
  roleIds: string[];
  joinedAt: number;
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

export interface Overwrite {
  id: string;
  /** 0 for a role, 1 for a member. */
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
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

export interface FileState {
  id: string;
  name: string;
  description?: string;
  contentType: string;
  bytes: Buffer;
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

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly what: InteractionWhat;
  /** For log readers: the command's name, the button's label or the modal's title. */
  readonly name: string;
  readonly member: MemberState;
  readonly channel: ChannelState;
  readonly createdAt: number;
  /** The message whose component was used, or which the modal was opened from. */
  readonly source?: MessageState;
  status: 'waiting' | 'deferredReply' | 'deferredUpdate' | 'done' | 'failed';
  /** What `@original` means. */
  original?: MessageState;
  /** Shared with the outcome, so that late follow-ups appear there. */
  readonly followUps: Message[];
  /** Why the bot's latest attempt to acknowledge was refused. */
  refusal?: string;
  settle(outcome: Outcome): void;
  fail(reason: string): void;
}
