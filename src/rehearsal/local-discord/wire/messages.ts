import { signatureOf } from '../secrets.ts';
import type { FileState, MessageState } from '../states.ts';
import type { World } from '../world.ts';
import { wireChannel } from './channels.ts';
import { wireUser } from './people.ts';
import { iso } from './times.ts';

/** A file's address, for those who were given it: it cannot be guessed, as on Discord. */
export function fileUrl(world: World, file: FileState): string {
  const path = `/attachments/${file.id}/${encodeURIComponent(file.name)}`;
  return `${world.origin}${path}?hm=${signatureOf(world.fileSecret, file.id)}`;
}

export function wireAttachment(world: World, file: FileState): object {
  const url = fileUrl(world, file);
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

/** Replaces `attachment://name` with the file's address, as Discord does in responses. */
function resolveMedia(world: World, message: MessageState): unknown {
  return JSON.parse(JSON.stringify(message.components), (key: string, value: unknown) => {
    if (key !== 'url' || typeof value !== 'string' || !value.startsWith('attachment://')) {
      return value;
    }
    const file = message.files.find(({ name }) => `attachment://${name}` === value);
    return file ? fileUrl(world, file) : value;
  });
}

export function wireMessage(world: World, message: MessageState): object {
  const guild = message.channel.guild;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channel.id,
    author: wireUser(message.author),
    content: message.content,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === undefined ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    mention_everyone: message.pings.everyone,
    mentions: message.pings.users.flatMap((id) => {
      const member = guild.members.get(id);
      return member ? [wireUser(member.user)] : [];
    }),
    mention_roles: message.pings.roles,
    attachments: message.files.map((file) => wireAttachment(world, file)),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: message.files.length > 0 ? resolveMedia(world, message) : message.components,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.thread ? { thread: wireChannel(world, message.thread) } : {}),
    ...wireOrigin(world, message),
  };
}

function wireOrigin(world: World, message: MessageState): object {
  const channelId = message.channel.id;
  const reply = message.replyTo
    ? { message_reference: { type: 0, channel_id: channelId, message_id: message.replyTo } }
    : {};
  const { interaction } = message;
  if (!interaction) return reply;
  return {
    ...reply,
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.kind,
      user: wireUser(interaction.member.user),
      authorizing_integration_owners: { '0': message.channel.guild.id },
    },
  };
}
