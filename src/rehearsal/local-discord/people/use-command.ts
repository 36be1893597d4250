import { PermissionFlagsBits as Bit } from 'discord.js';
import { InteractionKind } from '../interaction-state.ts';
import { interact } from '../interactions.ts';
import { permissionNames, permissionsIn } from '../permissions.ts';
import { CommandKind } from '../rules/command-rules.ts';
import type { Outcome, RegisteredCommand } from '../types.ts';
import type { MessageRef, OptionValues } from '../handles.ts';
import { wireMessage } from '../wire/messages.ts';
import type { World } from '../world.ts';
import type { ChannelState, MemberState } from '../states.ts';
import { Refused } from './refused.ts';
import { visibleChannel, visibleMessage } from './sight.ts';
import { slashData } from './slash-data.ts';

function findCommand(
  world: World,
  member: MemberState,
  channel: ChannelState,
  name: string,
  kind: number,
): RegisteredCommand {
  const command = [...world.commands.values()].find(
    (one) =>
      one.name === name &&
      one.type === kind &&
      (one.guild_id === undefined || one.guild_id === channel.guild.id),
  );
  if (!command) throw new Error(`the bot has registered no command ${name}`);
  refuseCommand(world, member, channel, command);
  return command;
}

/** Why the client would not offer this command here. */
function refuseCommand(
  world: World,
  member: MemberState,
  channel: ChannelState,
  command: RegisteredCommand,
): void {
  const { name } = member.user;
  if (channel.thread?.archived)
    throw new Refused('closed', `the thread ${channel.name} is archived`);
  const bits = permissionsIn(world, channel, member);
  const required = command.default_member_permissions;
  const isAdmin = (bits & Bit.Administrator) !== 0n;
  const needed =
    required === null || required === undefined ? 0n : BigInt(required) || Bit.Administrator;
  const missing = (needed | Bit.UseApplicationCommands) & ~bits;
  if (!isAdmin && missing) {
    const names = permissionNames(missing).join(', ');
    throw new Refused('mayNot', `${name} may not use ${command.name}: needs ${names}`);
  }
}

/** With `focused`, requests autocomplete for that option. */
export async function slash(
  world: World,
  member: MemberState,
  channelId: string,
  line: string,
  options: OptionValues,
  focused?: string,
): Promise<Outcome> {
  const channel = visibleChannel(world, member, channelId);
  const [name = '', ...words] = line.replace(/^\//, '').split(' ');
  const command = findCommand(world, member, channel, name, CommandKind.chatInput);
  const data = slashData(world, channel, command, words, options, focused);
  const isTyping = focused !== undefined;
  return interact(world, {
    kind: isTyping ? InteractionKind.autocomplete : InteractionKind.command,
    what: isTyping ? 'autocomplete' : 'slash',
    name: line,
    member,
    channel,
    data,
    options,
  });
}

export async function contextMenu(
  world: World,
  member: MemberState,
  name: string,
  ref: MessageRef,
): Promise<Outcome> {
  const target = visibleMessage(world, member, ref);
  if (target.ephemeralFor !== undefined) {
    throw new Error('an ephemeral message has no such menu');
  }
  const { channel } = target;
  const command = findCommand(world, member, channel, name, CommandKind.message);
  return interact(world, {
    kind: InteractionKind.command,
    what: 'contextMenu',
    name,
    member,
    channel,
    data: {
      id: command.id,
      name,
      type: CommandKind.message,
      target_id: target.id,
      resolved: { messages: { [target.id]: wireMessage(world, target) } },
    },
    options: { message: target.id },
  });
}
