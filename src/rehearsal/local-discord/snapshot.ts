import { fileUrl } from './wire/messages.ts';
import type { Attachment, Channel, Message } from './types.ts';
import type { World } from './world.ts';
import type { ChannelState, FileState, MessageState } from './states.ts';

const embedsOf = frozenCopies<MessageState['embeds']>();
const componentsOf = frozenCopies<MessageState['components']>();

/** Copies of the state for tests and pages: changing them has no effect here. */
export function snapshotMessage(world: World, message: MessageState): Message {
  return {
    id: message.id,
    channelId: message.channel.id,
    guildId: message.channel.guild.id,
    authorId: message.author.id,
    content: message.content,
    embeds: embedsOf(message.embeds),
    components: componentsOf(message.components),
    flags: message.flags,
    attachments: message.files.map((file) => snapshotFile(world, file)),
    pings: structuredClone(message.pings),
    timestamp: message.createdAt,
    ...(message.editedAt === undefined ? {} : { editedTimestamp: message.editedAt }),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.thread ? { threadId: message.thread.id } : {}),
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(message.ephemeralFor === undefined ? {} : { ephemeralFor: message.ephemeralFor }),
  };
}

function snapshotFile(world: World, file: FileState): Attachment {
  return {
    id: file.id,
    name: file.name,
    contentType: file.contentType,
    size: file.bytes.length,
    url: fileUrl(world, file),
    bytes: () => Buffer.from(file.bytes),
    text: () => file.bytes.toString('utf8'),
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

export function snapshotChannel(channel: ChannelState): Channel {
  return {
    id: channel.id,
    guildId: channel.guild.id,
    name: channel.name,
    type: channel.type,
    archived: channel.thread?.archived ?? false,
    locked: channel.thread?.locked ?? false,
    memberIds: [...(channel.thread?.memberIds ?? [])],
    ...(channel.thread ? { parentId: channel.thread.parentId } : {}),
  };
}

/**
 * Values that are only ever replaced as a whole share one copy, since they are read many times a
 * second. It is frozen, so that no reader can change it for others.
 */
function frozenCopies<T extends object>(): (whole: T) => T {
  const copies = new WeakMap<T, T>();
  return (whole) => {
    const copy = copies.get(whole) ?? frozen(structuredClone(whole));
    copies.set(whole, copy);
    return copy;
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
