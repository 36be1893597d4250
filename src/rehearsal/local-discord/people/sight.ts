import { PermissionFlagsBits as Bit } from 'discord.js';
import { permissionsIn } from '../permissions.ts';
import type { MessageRef } from '../handles.ts';
import { Refused } from './refused.ts';
import type { World } from '../world.ts';
import type { ChannelState, MemberState, MessageState } from '../states.ts';

export function canSee(world: World, member: MemberState, channel: ChannelState): boolean {
  return channel.guild.members.get(member.user.id) === member
    ? (permissionsIn(world, channel, member) & Bit.ViewChannel) !== 0n
    : false;
}

export function visibleChannel(world: World, member: MemberState, id: string): ChannelState {
  const channel = world.channels.get(id);
  if (!channel) throw new Refused('gone', `there is no channel ${id}`);
  if (canSee(world, member, channel)) return channel;
  throw new Refused('gone', `${member.user.name} cannot see the channel ${channel.name}`);
}

export function isVisible(message: MessageState, member: MemberState): boolean {
  return message.ephemeralFor === undefined || message.ephemeralFor === member.user.id;
}

export function visibleMessage(world: World, member: MemberState, ref: MessageRef): MessageState {
  const channel = visibleChannel(world, member, ref.channelId);
  const id = 'messageId' in ref ? ref.messageId : ref.id;
  const message = channel.messages.get(id);
  if (!message) throw new Refused('gone', `there is no message ${id} in ${channel.name}`);
  if (isVisible(message, member)) return message;
  throw new Refused(
    'gone',
    `${member.user.name} cannot see the message ${id}: it is for someone else alone`,
  );
}
