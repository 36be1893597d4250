import { GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord.js';
import type { MessageBody } from 'discord-api-spec/zod';
import type { UploadedFile } from './http-body.ts';
import type { InteractionState } from './states.ts';
import { idsIn, pingsOf } from './mentions.ts';
import { mergeFiles } from './message-files.ts';
import { numbered, textOf } from './rules/component-walk.ts';
import { checkDraft, Flag } from './rules/message-rules.ts';
import { refuseIssues } from './api-error.ts';
import { botPermissions } from './permissions.ts';
import { refuseWords } from './refusing-more.ts';
import { snapshotMessage } from './snapshot.ts';
import { joinThread, unarchive } from './threads.ts';
import { wireMessage } from './wire/messages.ts';
import { tell } from './world.ts';
import type { World } from './world.ts';
import type { ChannelState, MessageState, UserState } from './states.ts';

export interface NewMessage {
  channel: ChannelState;
  author: UserState;
  body: MessageBody;
  files?: readonly UploadedFile[];
  /** Discord's message type; default 0. */
  type?: number;
  ephemeralFor?: string;
  interaction?: InteractionState;
  /** A deferred reply: "thinking…", with no content to check yet. */
  loading?: boolean;
}

/** Checks and posts a message, and notifies everyone concerned. */
export function createMessage(world: World, message: NewMessage): MessageState {
  const state = blankMessage(world, message);
  if (!message.loading) fill(world, state, message.body, message.files ?? []);
  const { channel } = state;
  if (!state.ephemeralFor) {
    if (channel.thread?.archived) unarchive(world, channel);
    channel.lastMessageId = state.id;
    if (channel.thread) channel.thread.messagesSent += 1;
  }
  channel.messages.set(state.id, state);
  world.messages.set(state.id, state);
  admit(world, state);
  announce(world, 'MESSAGE_CREATE', state);
  tell(world, () => ({ type: 'message', message: snapshotMessage(world, state) }));
  return state;
}

function blankMessage(world: World, message: NewMessage): MessageState {
  const { body } = message;
  return {
    id: world.nextId(),
    channel: message.channel,
    type: message.type ?? 0,
    author: message.author,
    content: '',
    embeds: [],
    components: [],
    flags: message.loading ? (body.flags ?? 0) | Flag.loading : (body.flags ?? 0),
    files: [],
    pings: { everyone: false, users: [], roles: [] },
    createdAt: world.now(),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: String(body.nonce) }),
    ...(body.message_reference ? { replyTo: body.message_reference.message_id } : {}),
    ...(message.ephemeralFor ? { ephemeralFor: message.ephemeralFor } : {}),
    ...(message.interaction ? { interaction: message.interaction } : {}),
  };
}

/** Applies the fields of a body to a message; absent fields stay. All or nothing. */
function fill(
  world: World,
  state: MessageState,
  body: MessageBody,
  uploads: readonly UploadedFile[],
): void {
  const next = {
    content: body.content === undefined ? state.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? state.embeds : (body.embeds ?? []),
    components: body.components === undefined ? state.components : (body.components ?? []),
    flags: nextFlags(state, body),
    files: mergeFiles(world, state.files, body, uploads),
    ...(body.allowed_mentions ? { allowedMentions: body.allowed_mentions } : {}),
  };
  checkDraft({ ...next, hasPoll: Boolean(body.poll) });
  // AutoMod looks at what everyone would read.
  if (!state.ephemeralFor)
    refuseWords(
      world,
      state.channel.guild,
      [next.content, ...textOf(next.components)].join('\n'),
      'message',
    );
  Object.assign(state, { ...next, components: numbered(next.components) });
  for (const file of next.files) world.files.set(file.id, file);
  if (state.editedAt === undefined) state.pings = pingsOf(world, state);
}

function nextFlags(state: MessageState, body: MessageBody): number {
  const kept = state.flags & ~Flag.loading;
  if (body.flags === undefined || body.flags === null) return kept;
  const isLost = (state.flags & Flag.componentsV2) !== 0 && !(body.flags & Flag.componentsV2);
  if (isLost) {
    const message = 'IS_COMPONENTS_V2 cannot be taken from a message again';
    refuseIssues([{ rule: 'v2FlagRemoved', path: ['flags'], message }]);
  }
  const settable = Flag.componentsV2 | Flag.suppressEmbeds;
  return (kept & ~Flag.suppressEmbeds) | (body.flags & settable);
}

/**
 * The first content of a deferred reply is not an edit: it can ping, and is not marked as edited.
 */
export function editMessage(
  world: World,
  state: MessageState,
  body: MessageBody,
  uploads: readonly UploadedFile[] = [],
): void {
  const isFirst = (state.flags & Flag.loading) !== 0;
  const before = state.editedAt;
  if (!isFirst) state.editedAt = world.now();
  try {
    fill(world, state, body, uploads);
  } catch (error) {
    if (before === undefined) delete state.editedAt;
    else state.editedAt = before;
    throw error;
  }
  admit(world, state);
  announce(world, 'MESSAGE_UPDATE', state);
  tell(world, () => ({ type: 'edit', message: snapshotMessage(world, state) }));
}

export function deleteMessage(world: World, state: MessageState): void {
  const { channel } = state;
  removeMessage(world, state);
  if (state.ephemeralFor) return;
  dispatchOf(world, channel, 'MESSAGE_DELETE', { id: state.id });
}

/** Deletes many at once, as moderators and their bots do: one event for all. */
export function deleteMessages(world: World, channel: ChannelState, ids: readonly string[]): void {
  const states = ids.flatMap((id) => channel.messages.get(id) ?? []);
  for (const state of states) removeMessage(world, state);
  dispatchOf(world, channel, 'MESSAGE_DELETE_BULK', { ids: states.map(({ id }) => id) });
}

/** A bot gets no events about messages in channels it cannot see. */
function dispatchOf(world: World, channel: ChannelState, event: string, data: object): void {
  if (!(botPermissions(world, channel) & PermissionFlagsBits.ViewChannel)) return;
  const where = { channel_id: channel.id, guild_id: channel.guild.id };
  world.dispatch(event, { ...data, ...where }, Intent.GuildMessages);
}

function removeMessage(world: World, state: MessageState): void {
  const { channel } = state;
  channel.messages.delete(state.id);
  world.messages.delete(state.id);
  for (const file of state.files) world.files.delete(file.id);
  world.gone.add(state.id);
  const { ephemeralFor } = state;
  tell(world, () => ({
    type: 'delete',
    channelId: channel.id,
    messageId: state.id,
    ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
  }));
}

/** Writing in a thread, or being mentioned there, makes one a member. */
function admit(world: World, state: MessageState): void {
  const { channel } = state;
  if (!channel.thread || state.ephemeralFor || state.flags & Flag.loading) return;
  const text = [state.content, ...textOf(state.components)].join('\n');
  const mentioned = idsIn(text, /<@!?(\d+)>/g).filter((id) => channel.guild.members.has(id));
  joinThread(world, channel, [state.author.id, ...mentioned]);
}

/** Without the message content intent, a bot gets people's messages without their content. */
function announce(world: World, event: string, state: MessageState): void {
  if (state.ephemeralFor) return;
  const full = wireMessage(world, state);
  const isReadable = state.author === world.bot || state.pings.users.includes(world.bot.id);
  const hidden = { content: '', embeds: [], components: [], attachments: [] };
  dispatchOf(world, state.channel, event, isReadable ? full : { ...full, ...hidden });
}
