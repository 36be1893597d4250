import { PermissionFlagsBits as Bit } from 'discord.js';
import {
  UpdateGuildChannelRequestPartialSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { ThreadPatch } from 'discord-api-spec/zod';
import { ApiError, refuseIssues } from '../api-error.ts';
import { channelOf } from '../look-up.ts';
import { botPermissions, requireBot, sendPermission } from '../permissions.ts';
import type { ApiRequest, Reply, Route } from '../api-request.ts';
import { checkSpec } from '../rules/spec.ts';
import { announceThread, deleteChannel, setArchived } from '../threads.ts';
import { wireChannel } from '../wire/channels.ts';
import type { World } from '../world.ts';
import type { ChannelState, ThreadState } from '../states.ts';

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', run: getOne },
  { method: 'PATCH', path: '/channels/:channel', run: patch },
  { method: 'DELETE', path: '/channels/:channel', run: remove },
  { method: 'POST', path: '/channels/:channel/typing', run: typing },
];

function getOne(world: World, request: ApiRequest): Reply {
  return { status: 200, body: wireChannel(world, channelOf(world, request)) };
}

function patch(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  const { thread } = channel;
  if (thread) {
    const body = checkSpec(UpdateThreadRequestPartialSchema, request.body);
    refuseThreadPatch(world, channel, thread, body);
    applyThreadPatch(world, channel, thread, body);
    announceThread(world, channel);
  } else {
    requireBot(world, channel, Bit.ManageChannels);
    const body = checkSpec(UpdateGuildChannelRequestPartialSchema, request.body);
    if (body.name !== undefined) channel.name = body.name;
    if (typeof body.topic === 'string') channel.topic = body.topic;
    world.dispatch('CHANNEL_UPDATE', wireChannel(world, channel), 1);
  }
  return { status: 200, body: wireChannel(world, channel) };
}

/**
 * The creator of a thread can rename, archive and unarchive it; anyone who can write there can
 * unarchive it; locking, slow mode and any change to a locked thread need MANAGE_THREADS.
 */
function refuseThreadPatch(
  world: World,
  channel: ChannelState,
  thread: ThreadState,
  body: ThreadPatch,
): void {
  const keys = Object.keys(body);
  if (thread.archived && body.archived !== false) throw new ApiError('threadArchived');
  if (body.name === '') refuseIssues([{ rule: 'name', path: ['name'], message: '1 to 100' }]);
  if (botPermissions(world, channel) & Bit.ManageThreads) return;
  const onlyUnarchives = body.archived === false && keys.length === 1;
  const isOwner = thread.ownerId === world.bot.id;
  if (thread.locked || keys.includes('locked') || keys.includes('rate_limit_per_user')) {
    throw new ApiError('missingPermissions', 'ManageThreads');
  }
  if (onlyUnarchives) requireBot(world, channel, sendPermission(channel));
  else if (!isOwner) throw new ApiError('missingPermissions', 'ManageThreads');
}

function applyThreadPatch(
  world: World,
  channel: ChannelState,
  thread: ThreadState,
  body: ThreadPatch,
): void {
  if (body.name) channel.name = body.name;
  if (typeof body.archived === 'boolean') setArchived(world, channel, body.archived);
  thread.locked = body.locked ?? thread.locked;
  thread.invitable = body.invitable ?? thread.invitable;
  thread.autoArchiveMinutes = body.auto_archive_duration ?? thread.autoArchiveMinutes;
  thread.slowmodeSeconds = body.rate_limit_per_user ?? thread.slowmodeSeconds;
}

function remove(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  requireBot(world, channel, channel.thread ? Bit.ManageThreads : Bit.ManageChannels);
  const body = wireChannel(world, channel);
  deleteChannel(world, channel);
  return { status: 200, body };
}

function typing(world: World, request: ApiRequest): Reply {
  const channel = channelOf(world, request);
  requireBot(world, channel, sendPermission(channel));
  return { status: 204 };
}
