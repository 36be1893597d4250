import { Events, PermissionFlagsBits } from 'discord.js';
import { openDiscord } from '../../src/platforms/discord/client.ts';
import type { Dispatcher } from '../../src/engine/requests/dispatch.ts';
import type { ChatPermission } from '../../src/kernel/chat-permission.ts';
import {
  startLocalDiscord,
  type Component,
  type Message,
} from '../../src/rehearsal/local-discord/index.ts';
import { allComponents } from '../../src/rehearsal/look.ts';
import type { ChatStage, Shown } from '../contract/chat.ts';
import { silentLog } from './logs.ts';
import { fakePainter } from './painter.ts';

const bits: Readonly<Record<ChatPermission, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  publicThreads: PermissionFlagsBits.CreatePublicThreads,
  privateThreads: PermissionFlagsBits.CreatePrivateThreads,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  attachFiles: PermissionFlagsBits.AttachFiles,
  createEvents: PermissionFlagsBits.CreateEvents,
};

const nobody: Dispatcher = {
  answer: async () => ({ kind: 'quiet' }),
  complete: async () => [],
};

/** The real chat, connected to a local Discord as the bot is to the real one. */
export async function discordChatStage(): Promise<ChatStage> {
  const discord = await startLocalDiscord();
  const guild = discord.addGuild({ name: 'Les Communs' });
  const { id: channel } = guild.addTextChannel({ name: 'atelier' });
  const witness = guild.addMember({
    name: 'Ana',
    permissions: PermissionFlagsBits.ManageThreads | PermissionFlagsBits.ManageChannels,
  });
  const someone = guild.addMember({ name: 'Ben' });
  const role = guild.addRole({ name: 'animation' });
  const painter = fakePainter();
  const { client, chat, connect, close } = openDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: silentLog,
    painter,
  });
  await connect(nobody, () => ({ blocks: [] }));
  const messages = (where: string) =>
    witness.read(where).filter(({ authorId }) => authorId === discord.botId);
  return {
    chat,
    place: { community: guild.id, channel },
    someone: someone.id,
    stranger: '1',
    role: role.id,
    messages: (where) => messages(where).map(shownOf),
    shown: (where, id) =>
      messages(where)
        .filter((message) => message.id === id)
        .map(shownOf)[0],
    threads: () =>
      guild
        .channels()
        .flatMap(({ id, name, parentId, memberIds: people, archived }) =>
          parentId === undefined ? [] : [{ id, name, channel: parentId, people, archived }],
        ),
    calendarEvents: () =>
      guild.events().map(({ id, name, description = '', startsAt, endsAt, location }) => ({
        id,
        title: name,
        description,
        channel: location.split('/').at(-1) ?? '',
        startsAt,
        endsAt,
      })),
    deleteCalendarEvent: (id) => guild.deleteEvent(id),
    hideHistory: async () => guild.denyBot(channel, PermissionFlagsBits.ReadMessageHistory),
    deny: async (right) => {
      if (right === 'createEvents') return guild.denyBotEverywhere(bits[right]);
      const known = new Promise((resolve) => client.once(Events.ChannelUpdate, resolve));
      guild.denyBot(channel, bits[right]);
      await (right === 'view' ? undefined : known);
    },
    // discord.js itself retries three times.
    breakDown: () => discord.failNext({ status: 503, times: 4 }),
    breakPainting: () => painter.breakDown(),
    archive: (thread) => guild.archiveThread(thread),
    lock: (thread, archived) =>
      archived ? guild.archiveThread(thread, { locked: true }) : guild.lockThread(thread),
    deleteMessage: (where, id) => guild.deleteMessage(where, id),
    deleteThread: (thread) => guild.deleteChannel(thread),
    close: async () => {
      await close();
      await discord.close();
    },
  };
}

function shownOf({ components, attachments, pings }: Message): Shown {
  return {
    text: asRead(components.flatMap(contents).join('\n')),
    files: attachments
      .filter(({ contentType }) => contentType !== 'image/png')
      .map((file) => ({ name: file.name, text: file.text() })),
    pictures: picturesOf(components, attachments),
    pinged: [...(pings.everyone ? ['everyone'] : []), ...pings.users, ...pings.roles],
  };
}

/** A picture that is not shown, or shows nothing, has no alt text. */
function picturesOf(
  components: readonly Component[],
  attachments: Message['attachments'],
): string[] {
  const items = allComponents(components).flatMap((component) => component.items ?? []);
  return attachments
    .filter(({ contentType }) => contentType === 'image/png')
    .map(
      ({ name }) =>
        items.find(({ media }) => media.url === `attachment://${name}`)?.description ?? '',
    );
}

function contents(component: Component): string[] {
  const { content, components } = component;
  return [
    ...(typeof content === 'string' ? [content] : []),
    ...(components ?? []).flatMap((each) => contents(each)),
  ];
}

/**
 * As Discord's clients show it: escaped marks as plain characters, mentions by name (in brackets
 * here), and no zero-width spaces.
 */
function asRead(text: string): string {
  return text
    .replaceAll(
      /\\([\\*_~`|<>[\]#+\-.)])|[*_~`|]|<@([!&]?\d+)>|@(everyone|here)/gu,
      (_all, escaped?: string, person?: string, group?: string) => {
        const named = person ?? group;
        return escaped ?? (named === undefined ? '' : `[${named}]`);
      },
    )
    .replaceAll('\u200B', '');
}
