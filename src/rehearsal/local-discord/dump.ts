import { snapshotChannel, snapshotMessage } from './snapshot.ts';
import type { Role } from './types.ts';
import type { ChannelState, GuildState, MemberState, MessageState, World } from './world.ts';

/** The whole state as plain JSON: no bytes, no big integers. */
export function dump(world: World): unknown {
  return {
    guilds: [...world.guilds.values()].map((guild) => dumpGuild(world, guild)),
    commands: structuredClone([...world.commands.values()]),
    breaches: structuredClone(world.breaches),
  };
}

function dumpGuild(world: World, guild: GuildState): object {
  return {
    id: guild.id,
    name: guild.name,
    locale: guild.locale,
    members: [...guild.members.values()].map((member) => dumpMember(member)),
    roles: [...guild.roles.values()].map((role) => dumpRole(role)),
    channels: [...guild.channels.values()].map((channel) => dumpChannel(world, channel)),
  };
}

const dumpMember = ({ user, roleIds }: MemberState): object => ({ ...user, roleIds });

const dumpRole = (role: Role): object => ({ ...role, permissions: role.permissions.toString() });

function dumpChannel(world: World, channel: ChannelState): object {
  const messages = [...channel.messages.values()].map((message) => dumpMessage(world, message));
  return { ...snapshotChannel(channel), messages };
}

function dumpMessage(world: World, message: MessageState): object {
  const attachments = message.files.map(({ id, name, contentType, bytes }) => {
    return { id, name, contentType, size: bytes.length };
  });
  return { ...snapshotMessage(world, message), attachments };
}
