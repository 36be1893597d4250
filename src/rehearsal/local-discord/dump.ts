import { STATE_VERSION } from './state-schema.ts';
import type { InteractionState } from './states.ts';
import type { Role } from './types.ts';
import type { World } from './world.ts';
import type {
  ChannelState,
  FileState,
  GuildState,
  MemberState,
  MessageState,
  Overwrite,
  ThreadState,
} from './states.ts';

/**
 * The whole state as plain JSON for `state-schema.ts`: bytes in base64, bits as decimals. Values
 * that are only ever replaced as a whole are not copied, so callers must not mutate them.
 */
export function dump(world: World): unknown {
  return {
    version: STATE_VERSION,
    newestId: world.newestId(),
    botId: world.bot.id,
    guilds: [...world.guilds.values()].map((guild) => dumpGuild(guild)),
    commands: structuredClone([...world.commands.values()]),
    commandWrites: world.commandWrites,
    gone: [...world.gone],
    breaches: structuredClone(world.breaches),
  };
}

function dumpGuild(guild: GuildState): object {
  return {
    ...guild,
    members: [...guild.members.values()].map(dumpMember),
    roles: [...guild.roles.values()].map(dumpRole),
    channels: [...guild.channels.values()].map(dumpChannel),
    events: [...guild.events.values()],
  };
}

const dumpMember = ({ user, nick, roleIds, joinedAt }: MemberState): object => ({
  ...user,
  ...(nick === undefined ? {} : { nick }),
  roleIds: [...roleIds],
  joinedAt,
});

const dumpRole = (role: Role): object => ({ ...role, permissions: role.permissions.toString() });

const dumpOverwrite = (overwrite: Overwrite): object => ({
  ...overwrite,
  allow: overwrite.allow.toString(),
  deny: overwrite.deny.toString(),
});

const dumpThread = (thread: ThreadState): object => ({
  ...thread,
  memberIds: [...thread.memberIds],
});

function dumpChannel(channel: ChannelState): object {
  const { guild: _guild, thread, overwrites, messages, ...own } = channel;
  return {
    ...own,
    overwrites: [...overwrites.values()].map(dumpOverwrite),
    ...(thread ? { thread: dumpThread(thread) } : {}),
    messages: [...messages.values()].map(dumpMessage),
  };
}

function dumpMessage(message: MessageState): object {
  const { channel: _channel, author, thread, files, interaction, ...rest } = message;
  const { content, embeds, components, allowedMentions, ...own } = rest;
  return {
    ...own,
    authorId: author.id,
    body: {
      content,
      embeds,
      components,
      ...(allowedMentions ? { allowed_mentions: allowedMentions } : {}),
    },
    files: files.map(dumpFile),
    ...(thread ? { threadId: thread.id } : {}),
    ...(interaction ? { interaction: dumpInteraction(interaction) } : {}),
  };
}

const dumpFile = ({ bytes, ...file }: FileState): object => ({
  ...file,
  base64: bytes.toString('base64'),
});

function dumpInteraction({ id, kind, what, name, member, createdAt }: InteractionState): object {
  return { id, kind, what, name, memberId: member.user.id, createdAt };
}
