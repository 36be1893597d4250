import { PermissionFlagsBits as Bit } from 'discord.js';
import {
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import { ApiError } from '../api-error.ts';
import { channelOf, guildOf, messageOf, param } from '../look-up.ts';
import { botPermissions, ChannelKind, requireBot } from '../permissions.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { checkSpec } from '../rules/spec.ts';
import { createThread, joinThread, leaveThread } from '../threads.ts';
import { isActiveForBot, wireChannel, wireThreadMember } from '../wire/channels.ts';
import type { World } from '../world.ts';
import type { ChannelState } from '../states.ts';

/** Discord's default, in minutes. */
const ARCHIVE_AFTER = 1440;
/** discord.js sends `type` with every thread; Discord ignores it for threads from a message. */
const SENT_WITH_STARTER = new Set(['type', 'invitable']);

export const threadRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', run: fromMessage },
  { method: 'POST', path: '/channels/:channel/threads', run: withoutMessage },
  { method: 'GET', path: '/guilds/:guild/threads/active', run: active },
  { method: 'GET', path: '/channels/:channel/thread-members', run: members },
  { method: 'GET', path: '/channels/:channel/thread-members/:user', run: member },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', run: addMember },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', run: removeMember },
];

function parentOf(world: World, request: ApiRequest): ChannelState {
  const parent = channelOf(world, request);
  if (parent.thread) throw new ApiError('wrongChannelType', 'threads cannot be nested');
  return parent;
}

function fromMessage(world: World, request: ApiRequest): Reply {
  const parent = parentOf(world, request);
  const starter = messageOf(parent, request);
  requireBot(world, parent, Bit.CreatePublicThreads);
  const body = checkSpec(CreateTextThreadWithMessageRequestSchema, request.body, SENT_WITH_STARTER);
  if (starter.thread) throw new ApiError('threadExists');
  const channel = createThread(world, {
    parent,
    starter,
    type: ChannelKind.publicThread,
    name: body.name,
    ownerId: world.bot.id,
    autoArchiveMinutes: body.auto_archive_duration ?? ARCHIVE_AFTER,
    slowmodeSeconds: body.rate_limit_per_user ?? 0,
  });
  return { status: 201, body: wireChannel(world, channel) };
}

function withoutMessage(world: World, request: ApiRequest): Reply {
  const parent = parentOf(world, request);
  const body = checkSpec(CreateTextThreadWithoutMessageRequestSchema, request.body);
  const type = body.type ?? ChannelKind.privateThread;
  if (type === ChannelKind.announcementThread) {
    throw new ApiError('wrongChannelType', 'announcement threads are for announcement channels');
  }
  const isPrivate = type === ChannelKind.privateThread;
  requireBot(world, parent, isPrivate ? Bit.CreatePrivateThreads : Bit.CreatePublicThreads);
  const channel = createThread(world, {
    parent,
    type,
    name: body.name,
    ownerId: world.bot.id,
    autoArchiveMinutes: body.auto_archive_duration ?? ARCHIVE_AFTER,
    slowmodeSeconds: body.rate_limit_per_user ?? 0,
    invitable: body.invitable ?? true,
  });
  return { status: 201, body: wireChannel(world, channel) };
}

function active(world: World, request: ApiRequest): Reply {
  const threads = [...guildOf(world, request).channels.values()].filter((channel) =>
    isActiveForBot(world, channel),
  );
  const mine = threads.filter((channel) => channel.thread?.memberIds.has(world.bot.id));
  return {
    status: 200,
    body: {
      threads: threads.map((channel) => wireChannel(world, channel)),
      members: mine.map((channel) => wireThreadMember(channel, world.bot.id)),
    },
  };
}

function threadOf(world: World, request: ApiRequest): ChannelState {
  const channel = channelOf(world, request);
  if (!channel.thread) throw new ApiError('wrongChannelType', 'not a thread');
  return channel;
}

const userOf = (world: World, request: ApiRequest): string => {
  const id = param(request, 'user');
  return id === '@me' ? world.bot.id : id;
};

function members(world: World, request: ApiRequest): Reply {
  const channel = threadOf(world, request);
  const ids = [...(channel.thread?.memberIds ?? [])];
  return { status: 200, body: ids.map((id) => wireThreadMember(channel, id)) };
}

function member(world: World, request: ApiRequest): Reply {
  const channel = threadOf(world, request);
  const id = userOf(world, request);
  if (!channel.thread?.memberIds.has(id)) throw new ApiError('unknownMember');
  return { status: 200, body: wireThreadMember(channel, id) };
}

function addMember(world: World, request: ApiRequest): Reply {
  const channel = threadOf(world, request);
  const id = userOf(world, request);
  refuseArchived(channel);
  if (id !== world.bot.id) {
    requireBot(world, channel, Bit.SendMessagesInThreads);
    if (!channel.guild.members.has(id)) throw new ApiError('unknownMember');
  }
  joinThread(world, channel, [id]);
  return { status: 204 };
}

/** Removing others needs MANAGE_THREADS, or ownership of the private thread. */
function removeMember(world: World, request: ApiRequest): Reply {
  const channel = threadOf(world, request);
  const id = userOf(world, request);
  refuseArchived(channel);
  const isMine =
    channel.type === ChannelKind.privateThread && channel.thread?.ownerId === world.bot.id;
  const mayManage = (botPermissions(world, channel) & Bit.ManageThreads) !== 0n;
  if (id !== world.bot.id && !isMine && !mayManage) {
    throw new ApiError('missingPermissions', 'ManageThreads');
  }
  leaveThread(world, channel, id);
  return { status: 204 };
}

function refuseArchived(channel: ChannelState): void {
  if (channel.thread?.archived) throw new ApiError('threadArchived');
}
