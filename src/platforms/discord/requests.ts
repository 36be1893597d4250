import {
  ApplicationCommandOptionType,
  ChannelType,
  GuildMember,
  PermissionFlagsBits,
  type Channel,
  type ChatInputCommandInteraction,
  type AutocompleteInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type User,
} from 'discord.js';
import type { PointedMessage, RawOptions, RawValue } from '../../engine/requests/command.ts';
import type { ChannelRights, Who } from '../../engine/requests/admission.ts';
import type { RequestBase } from '../../engine/requests/arrival.ts';
import type { Completion, Request } from '../../engine/requests/dispatch.ts';
import type { Log } from '../../engine/ports.ts';
import type { Person } from '../../kernel/people.ts';
import { givenFile } from './given-file.ts';
import { formInput, chosenInput, nothing } from './inputs.ts';
import { missingRights } from './rights.ts';

/** Reads an interaction as a request; undefined for one that no workshop can be about. */
export async function readRequest(
  interaction: Interaction,
  log: Log,
): Promise<Request | undefined> {
  const base = await readBase(interaction);
  if (base === undefined) return undefined;
  if (interaction.isChatInputCommand()) return { ...base, ...readCommand(interaction, log) };
  if (interaction.isMessageContextMenuCommand())
    return { ...base, kind: 'message', name: baseName(interaction), message: pointed(interaction) };
  if (interaction.isButton())
    return { ...base, kind: 'action', ref: interaction.customId, input: nothing };
  if (interaction.isStringSelectMenu() || interaction.isUserSelectMenu())
    return { ...base, kind: 'action', ref: interaction.customId, input: chosenInput(interaction) };
  if (interaction.isModalSubmit())
    return {
      ...base,
      kind: 'action',
      ref: interaction.customId,
      input: formInput(interaction.fields),
      form: true,
    };
  return undefined;
}

export async function readCompletion(
  interaction: AutocompleteInteraction,
): Promise<Completion | undefined> {
  const base = await readBase(interaction);
  const focused = interaction.options.getFocused(true);
  if (base === undefined) return undefined;
  return {
    ...base,
    name: interaction.commandName,
    sub: interaction.options.getSubcommand(false) ?? undefined,
    option: focused.name,
    typed: focused.value,
  };
}

async function readBase(interaction: Interaction): Promise<RequestBase | undefined> {
  if (!interaction.inGuild() || interaction.channelId === null) return undefined;
  const channel = await channelOf(interaction, interaction.channelId);
  const thread = channel?.isThread() === true ? channel : undefined;
  const parent = thread?.parentId ?? interaction.channelId;
  return {
    id: interaction.id,
    who: whoIs(interaction, parent),
    place: {
      community: interaction.guildId,
      channel: parent,
      ...(thread === undefined ? {} : { thread: thread.id }),
    },
    missing: missingRights(interaction.appPermissions),
    fileBytes: interaction.attachmentSizeLimit,
    textChannel: (thread?.parent ?? channel)?.type === ChannelType.GuildText,
  };
}

/** A thread that was archived while Palabre was away is not in its cache: it is asked for. */
async function channelOf(interaction: Interaction, id: string): Promise<Channel | null> {
  const known = interaction.client.channels.cache.get(id);
  if (known !== undefined) return known;
  return interaction.client.channels.fetch(id).catch(() => null);
}

/** `here`: the channel they are in, whose rights Discord states with every interaction. */
function whoIs(interaction: Interaction<'cached' | 'raw'>, here: string): Who {
  const { member, memberPermissions, user } = interaction;
  const roles = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  const present = { sees: true, managesEvents: memberPermissions.has(manageEvents) };
  return {
    id: user.id,
    name: 'displayName' in member ? member.displayName : (member.nick ?? user.displayName),
    bot: user.bot,
    roles,
    managesEvents: member instanceof GuildMember && member.permissions.has(manageEvents),
    administers: memberPermissions.has(PermissionFlagsBits.ManageGuild),
    language: interaction.locale,
    rightsIn: (channel) => (channel === here ? present : rightsOf(member, channel)),
  };
}

const manageEvents = PermissionFlagsBits.ManageEvents;

/** By the roles that Discord stated with this very interaction. */
function rightsOf(
  member: Interaction<'cached' | 'raw'>['member'],
  id: string,
): ChannelRights | undefined {
  // Of a server that is not known here nothing is known to be gone: it is only not seen.
  if (!(member instanceof GuildMember)) return { sees: false, managesEvents: false };
  const channel = member.guild.channels.cache.get(id);
  if (channel === undefined) return undefined;
  const granted = channel.permissionsFor(member);
  return {
    sees: granted.has(PermissionFlagsBits.ViewChannel),
    managesEvents: granted.has(manageEvents),
  };
}

function readCommand(interaction: ChatInputCommandInteraction, log: Log) {
  const { data } = interaction.options;
  const [first] = data;
  const given = first?.options ?? data;
  const options: RawOptions = Object.fromEntries(
    given.flatMap(({ name, type, value, user, attachment }): [string, RawValue][] => {
      // discord.js finds a user and a file for whatever name an object inherits, `constructor` for one.
      if (type === ApplicationCommandOptionType.User && user) return [[name, personOf(user)]];
      if (type === ApplicationCommandOptionType.Attachment && attachment)
        return [[name, givenFile(attachment, log)]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
  return {
    kind: 'command' as const,
    name: interaction.commandName,
    sub: interaction.options.getSubcommand(false) ?? undefined,
    options,
  };
}

/** A message command is known by the English name it was registered under: `to-the-summary`. */
function baseName({ commandName }: MessageContextMenuCommandInteraction): string {
  return commandName.toLowerCase().replaceAll(' ', '-');
}

function pointed({ targetMessage }: MessageContextMenuCommandInteraction): PointedMessage {
  return {
    id: targetMessage.id,
    author: personOf(targetMessage.author),
    text: targetMessage.content,
  };
}

export function personOf(user: User): Person {
  return { id: user.id, name: user.displayName, bot: user.bot };
}
