import { PermissionFlagsBits as Bit } from 'discord.js';
import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import type { MessageBody } from 'discord-api-spec/zod';
import { ApiError, refuseIssues } from '../api-error.ts';
import { channelOf, messageOf } from '../look-up.ts';
import { createMessage, deleteMessage, editMessage } from '../messages.ts';
import { botPermissions, requireBot, sendPermission } from '../permissions.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { Flag } from '../rules/message-rules.ts';
import { checkSpec } from '../rules/spec.ts';
import { refuseOldEdits } from '../refusing-more.ts';
import { isOlder } from '../snowflake.ts';
import { wireMessage } from '../wire/messages.ts';
import type { World } from '../world.ts';
import type { ChannelState, MessageState } from '../states.ts';

/** "The past few minutes" in Discord's documentation, taken to be five. */
const NONCE_LIFE = 5 * 60_000;
const SETTABLE = Flag.suppressEmbeds | Flag.suppressNotifications | Flag.componentsV2;

export const messageRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel/messages', run: list },
  { method: 'GET', path: '/channels/:channel/messages/:message', run: getOne },
  { method: 'POST', path: '/channels/:channel/messages', run: post },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', run: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', run: remove },
];

/** Without the content intent, people's messages are empty over REST too. */
function readable(world: World, message: MessageState): object {
  const wire = wireMessage(world, message);
  if (message.author === world.bot || message.pings.users.includes(world.bot.id)) return wire;
  return { ...wire, content: '', embeds: [], components: [], attachments: [] };
}

/** Without the permission to read the history, the list is empty; Discord does not refuse. */
function list(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  const { query } = request;
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    refuseIssues([{ rule: 'limit', path: ['limit'], message: 'from 1 to 100' }]);
  }
  if (!(botPermissions(world, channel) & Bit.ReadMessageHistory)) return { status: 200, body: [] };
  const before = query.get('before');
  const after = query.get('after');
  const all = [...channel.messages.values()].filter(
    ({ id, ephemeralFor }) =>
      !ephemeralFor && (!before || isOlder(id, before)) && (!after || isOlder(after, id)),
  );
  const chosen = after ? all.slice(0, limit) : all.slice(-limit);
  return { status: 200, body: chosen.toReversed().map((message) => readable(world, message)) };
}

function getOne(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  requireBot(world, channel, Bit.ReadMessageHistory);
  return { status: 200, body: readable(world, messageOf(channel, request)) };
}

function post(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  requireSend(world, channel, request);
  const body = checkSpec(MessageCreateRequestSchema, request.body);
  refuseBody(channel, body);
  const known = findByNonce(world, body);
  if (known) return { status: 200, body: wireMessage(world, known) };
  const { files } = request;
  const type = body.message_reference ? 19 : 0;
  const message = createMessage(world, { channel, author: world.bot, body, files, type });
  if (message.nonce !== undefined) world.nonces.set(message.nonce, message);
  return { status: 200, body: wireMessage(world, message) };
}

function requireSend(world: World, channel: ChannelState, request: ApiRequest): void {
  requireBot(world, channel, sendPermission(channel));
  if (request.files.length > 0) requireBot(world, channel, Bit.AttachFiles);
  if (isLockedFor(world, channel)) throw new ApiError('threadLocked');
}

/** In a locked thread, a bot can neither write nor edit what it wrote; it can remove it. */
function isLockedFor(world: World, channel: ChannelState): boolean {
  return channel.thread?.locked === true && !(botPermissions(world, channel) & Bit.ManageThreads);
}

function refuseBody(channel: ChannelState, body: MessageBody): void {
  const flags = body.flags ?? 0;
  if (flags & ~SETTABLE) {
    refuseIssues([{ rule: 'flags', path: ['flags'], message: `${flags} cannot be set here` }]);
  }
  if (String(body.nonce ?? '').length > 25) {
    refuseIssues([{ rule: 'nonce', path: ['nonce'], message: 'at most 25 characters' }]);
  }
  const target = body.message_reference?.message_id;
  if (target && !channel.messages.has(target)) {
    const message = 'Unknown message';
    refuseIssues([{ rule: 'messageReference', path: ['message_reference'], message }]);
  }
}

function findByNonce(world: World, body: MessageBody): MessageState | undefined {
  if (!body.enforce_nonce || body.nonce === undefined || body.nonce === null) return undefined;
  const found = world.nonces.get(String(body.nonce));
  return found && world.now() - found.createdAt < NONCE_LIFE ? found : undefined;
}

function edit(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  const message = messageOf(channel, request);
  if (message.author !== world.bot) throw new ApiError('notTheAuthor');
  if (channel.thread?.archived) throw new ApiError('threadArchived');
  if (isLockedFor(world, channel)) throw new ApiError('missingPermissions', 'ManageThreads');
  refuseOldEdits(world, message);
  const body = checkSpec(MessageEditRequestPartialSchema, request.body);
  editMessage(world, message, body, request.files);
  return { status: 200, body: wireMessage(world, message) };
}

function remove(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  const message = messageOf(channel, request);
  if (message.author !== world.bot) requireBot(world, channel, Bit.ManageMessages);
  if (channel.thread?.archived) throw new ApiError('threadArchived');
  deleteMessage(world, message);
  return { status: 204 };
}
