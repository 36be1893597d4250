import { createMessage } from '../messages.ts';
import { PermissionFlagsBits as Bit } from 'discord.js';
import { permissionsIn, sendPermission } from '../permissions.ts';
import { snapshotChannel, snapshotMessage } from '../snapshot.ts';
import type { Message } from '../types.ts';
import type { Person } from '../handles.ts';
import { upload } from '../uploads.ts';
import type { World } from '../world.ts';
import type { MemberState } from '../states.ts';
import { findButton, findSelect } from './find-component.ts';
import { forge } from './forge.ts';
import { Refused } from './refused.ts';
import { canSee, isVisible, visibleChannel, visibleMessage } from './sight.ts';
import { contextMenu, slash } from './use-command.ts';
import { submit, useComponent } from './use-component.ts';

/** What a person can do and see on the local Discord. */
export function createPerson(world: World, member: MemberState): Person {
  const { user } = member;
  return {
    id: user.id,
    name: user.name,
    locale: user.locale,
    upload: (file) => upload(world, file),
    slash: (channelId, command, options = {}) => slash(world, member, channelId, command, options),
    complete: async (channelId, command, options, focused) => {
      const outcome = await slash(world, member, channelId, command, options, focused);
      return outcome.kind === 'choices' ? outcome.choices : [];
    },
    click: async (ref, choice) => {
      const source = visibleMessage(world, member, ref);
      const button = findButton(source, choice);
      return useComponent(world, member, source, button, 'button');
    },
    choose: async (ref, { customId }, values) => {
      const source = visibleMessage(world, member, ref);
      const select = findSelect(source, customId);
      return useComponent(world, member, source, select, 'select', values);
    },
    submit: (modal, values) => submit(world, member, modal, values),
    forge: (channelId, what) => forge(world, member, channelId, what),
    contextMenu: (name, ref) => contextMenu(world, member, name, ref),
    write: (channelId, text) => write(world, member, channelId, text),
    read: (channelId) => {
      const channel = visibleChannel(world, member, channelId);
      const messages = [...channel.messages.values()];
      return messages
        .filter((message) => isVisible(message, member))
        .map((message) => snapshotMessage(world, message));
    },
    channels: () =>
      [...world.channels.values()]
        .filter((channel) => canSee(world, member, channel))
        .map((channel) => snapshotChannel(channel)),
  };
}

function write(world: World, member: MemberState, channelId: string, text: string): Message {
  const channel = visibleChannel(world, member, channelId);
  const bits = permissionsIn(world, channel, member);
  const isClosed = channel.thread?.locked && !(bits & Bit.ManageThreads);
  if (!(bits & sendPermission(channel)) || isClosed) {
    throw new Refused('closed', `${member.user.name} may not write in ${channel.name}`);
  }
  const message = createMessage(world, { channel, author: member.user, body: { content: text } });
  return snapshotMessage(world, message);
}
