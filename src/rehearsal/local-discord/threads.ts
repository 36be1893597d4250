import { ApiError } from './api-error.ts';
import { ChannelKind } from './permissions.ts';
import { refuseThreads, refuseWords } from './refusing-more.ts';
import { snapshotChannel } from './snapshot.ts';
import { isActiveForBot, wireChannel, wireThreadMember } from './wire/channels.ts';
import { tell } from './world.ts';
import type { World } from './world.ts';
import type { ChannelState, MessageState, ThreadState } from './states.ts';

const GUILDS = 1;

export interface NewThread {
  parent: ChannelState;
  type: number;
  name: string;
  ownerId: string;
  autoArchiveMinutes: number;
  slowmodeSeconds?: number;
  invitable?: boolean;
  /** The message it starts from, whose id the thread takes. */
  starter?: MessageState;
}

export function createThread(world: World, options: NewThread): ChannelState {
  const { parent, starter } = options;
  refuseThreads(world, parent.guild);
  refuseWords(world, parent.guild, options.name, 'title');
  const channel: ChannelState = {
    id: starter?.id ?? world.nextId(),
    guild: parent.guild,
    type: options.type,
    name: options.name,
    position: 0,
    overwrites: new Map(),
    messages: new Map(),
    thread: newThreadState(world, options),
  };
  parent.guild.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
  if (starter) starter.thread = channel;
  const data = { ...wireChannel(world, channel), newly_created: true };
  if (isActiveForBot(world, channel)) world.dispatch('THREAD_CREATE', data, GUILDS);
  tell(world, () => ({ type: 'thread', change: 'created', channel: snapshotChannel(channel) }));
  return channel;
}

function newThreadState(world: World, options: NewThread): ThreadState {
  return {
    parentId: options.parent.id,
    ownerId: options.ownerId,
    archived: false,
    locked: false,
    invitable: options.invitable ?? true,
    autoArchiveMinutes: options.autoArchiveMinutes,
    slowmodeSeconds: options.slowmodeSeconds ?? 0,
    createdAt: world.now(),
    archiveChangedAt: world.now(),
    memberIds: new Set([options.ownerId]),
    messagesSent: 0,
  };
}

/** Announces a change. A bot that only now can see the thread gets it as a new one. */
export function announceThread(world: World, channel: ChannelState): void {
  if (isActiveForBot(world, channel) || channel.thread?.archived) {
    world.dispatch('THREAD_UPDATE', wireChannel(world, channel), GUILDS);
  }
  tell(world, () => ({ type: 'thread', change: 'updated', channel: snapshotChannel(channel) }));
}

export function unarchive(world: World, channel: ChannelState): void {
  setArchived(world, channel, false);
  announceThread(world, channel);
}

export function setArchived(world: World, channel: ChannelState, archived: boolean): void {
  const { thread } = channel;
  if (!thread || thread.archived === archived) return;
  if (!archived) refuseThreads(world, channel.guild);
  thread.archived = archived;
  thread.archiveChangedAt = world.now();
}

/** Adds those who are not in the thread yet. A thread can have at most 1000 members (30033). */
export function joinThread(world: World, channel: ChannelState, userIds: readonly string[]): void {
  const { thread } = channel;
  const added = userIds.filter((id) => thread && !thread.memberIds.has(id));
  if (!thread || added.length === 0) return;
  if (thread.memberIds.size + added.length > world.limits.threadMembers) {
    throw new ApiError('tooManyThreadMembers');
  }
  for (const id of added) thread.memberIds.add(id);
  if (added.includes(world.bot.id)) {
    world.dispatch('THREAD_CREATE', wireChannel(world, channel), GUILDS);
    tellMembers(world, channel, [world.bot.id], []);
  }
  tell(world, () => ({ type: 'thread', change: 'updated', channel: snapshotChannel(channel) }));
}

export function leaveThread(world: World, channel: ChannelState, userId: string): void {
  if (!channel.thread?.memberIds.delete(userId)) return;
  if (userId === world.bot.id) tellMembers(world, channel, [], [userId]);
  tell(world, () => ({ type: 'thread', change: 'updated', channel: snapshotChannel(channel) }));
}

/** Without the members intent, a bot only gets events about its own membership. */
function tellMembers(
  world: World,
  channel: ChannelState,
  added: readonly string[],
  removed: readonly string[],
): void {
  const data = {
    id: channel.id,
    guild_id: channel.guild.id,
    member_count: channel.thread?.memberIds.size ?? 0,
    added_members: added.map((id) => wireThreadMember(channel, id)),
    removed_member_ids: removed,
  };
  world.dispatch('THREAD_MEMBERS_UPDATE', data, GUILDS);
}

/** Deletes a channel with its messages and threads. */
export function deleteChannel(world: World, channel: ChannelState): void {
  for (const other of channel.guild.channels.values()) {
    if (other.thread?.parentId === channel.id) deleteChannel(world, other);
  }
  channel.guild.channels.delete(channel.id);
  world.channels.delete(channel.id);
  for (const id of channel.messages.keys()) world.messages.delete(id);
  world.gone.add(channel.id);
  const isThread = channel.type !== ChannelKind.text;
  const event = isThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
  world.dispatch(event, isThread ? wireDeleted(channel) : wireChannel(world, channel), GUILDS);
  if (isThread) {
    tell(world, () => ({ type: 'thread', change: 'deleted', channel: snapshotChannel(channel) }));
  }
}

/** All that Discord says about a deleted thread. */
function wireDeleted({ id, guild, type, thread }: ChannelState): object {
  return { id, guild_id: guild.id, parent_id: thread?.parentId, type };
}
