import type { InteractionState } from './states.ts';
import { readCommand } from './routes/commands.ts';
import type { ServerLimits } from './server-limits.ts';
import { stateSchema } from './state-schema.ts';
import type { KeptChannel, KeptFile, KeptGuild, KeptMessage } from './state-schema.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';
import type { ChannelState, FileState, GuildState, MessageState, UserState } from './states.ts';

/** Restores a world from `dump`, without open interactions. Throws on anything else. */
export function restoreWorld(now: () => number, kept: unknown, limits?: ServerLimits): World {
  const state = stateSchema.parse(kept);
  const world = createWorld(now, state, limits);
  world.commandWrites = state.commandWrites;
  world.breaches.push(...state.breaches);
  for (const id of state.gone) world.gone.add(id);
  for (const raw of state.commands) {
    const command = readCommand(raw);
    world.commands.set(command.id, command);
  }
  for (const guild of state.guilds) restoreGuild(world, guild);
  return world;
}

function restoreGuild(world: World, kept: KeptGuild): void {
  const { roles, members, channels, events, ...own } = kept;
  const guild: GuildState = {
    ...own,
    roles: new Map(roles.map((role) => [role.id, role])),
    members: new Map(
      members.map(({ roleIds, joinedAt, nick, ...user }) => [
        user.id,
        {
          user: user.id === world.bot.id ? world.bot : user,
          ...(nick === undefined ? {} : { nick }),
          roleIds,
          joinedAt,
        },
      ]),
    ),
    channels: new Map(),
    events: new Map(events.map((event) => [event.id, event])),
  };
  world.guilds.set(guild.id, guild);
  for (const channel of channels) addChannel(world, guild, channel);
  // After all channels, since a message refers to the thread that starts from it.
  for (const { id, messages } of channels) {
    const channel = guild.channels.get(id);
    if (channel) for (const message of messages) addMessage(world, channel, message);
  }
}

function addChannel(world: World, guild: GuildState, kept: KeptChannel): void {
  const { messages: _messages, overwrites, thread, ...own } = kept;
  const channel: ChannelState = {
    ...own,
    guild,
    overwrites: new Map(overwrites.map((overwrite) => [overwrite.id, overwrite])),
    messages: new Map(),
    ...(thread ? { thread: { ...thread, memberIds: new Set(thread.memberIds) } } : {}),
  };
  guild.channels.set(channel.id, channel);
  world.channels.set(channel.id, channel);
}

function addMessage(world: World, channel: ChannelState, kept: KeptMessage): void {
  const { authorId, body, files, threadId, interaction, ...own } = kept;
  const thread = threadId === undefined ? undefined : channel.guild.channels.get(threadId);
  const message: MessageState = {
    ...own,
    channel,
    author: userOf(channel.guild, authorId),
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    files: files.map(restoreFile),
    ...(body.allowed_mentions ? { allowedMentions: body.allowed_mentions } : {}),
    ...(thread ? { thread } : {}),
    ...(interaction ? { interaction: pastInteraction(channel, interaction) } : {}),
  };
  channel.messages.set(message.id, message);
  world.messages.set(message.id, message);
  for (const file of message.files) world.files.set(file.id, file);
  if (message.nonce !== undefined && !interaction) world.nonces.set(message.nonce, message);
}

function restoreFile({ base64, ...file }: KeptFile): FileState {
  return { ...file, bytes: Buffer.from(base64, 'base64') };
}

function userOf(guild: GuildState, id: string): UserState {
  const member = guild.members.get(id);
  if (!member) throw new Error(`a message of ${id}, who is not in ${guild.name}`);
  return member.user;
}

/** Just enough to know whose it was: it awaits no answer, and its token has expired. */
function pastInteraction(
  channel: ChannelState,
  kept: NonNullable<KeptMessage['interaction']>,
): InteractionState {
  const { memberId, ...own } = kept;
  const member = channel.guild.members.get(memberId);
  if (!member) throw new Error(`an interaction of ${memberId}, who is not in the guild`);
  return {
    ...own,
    token: '',
    member,
    channel,
    status: 'done',
    followUps: [],
    settle: () => {},
    fail: () => {},
  };
}
