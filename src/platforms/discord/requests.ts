import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import type {
  AutocompleteInteraction,
  Channel,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  Interaction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { PointedMessage, RawOptions, RawValue } from '../../engine/requests/command.ts';
import type { RequestBase } from '../../engine/requests/arrival.ts';
import type { Completion, Request } from '../../engine/requests/dispatch.ts';
import type { Log } from '../../engine/ports.ts';
import { givenFile } from './given-file.ts';
import { formInput, chosenInput, nothing } from './inputs.ts';
import { missingRights } from './rights.ts';
import { personOf, whoIs } from './who.ts';

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
  const action = readAction(interaction);
  return action && { ...base, ...action };
}

function readAction(interaction: Interaction) {
  const kind = 'action' as const;
  if (interaction.isButton()) return { kind, ref: interaction.customId, input: nothing };
  if (interaction.isStringSelectMenu() || interaction.isUserSelectMenu())
    return { kind, ref: interaction.customId, input: chosenInput(interaction) };
  if (!interaction.isModalSubmit()) return undefined;
  const { customId, fields } = interaction;
  return { kind, ref: customId, input: formInput(fields), form: true as const };
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
  const { channelId } = interaction;
  const known = interaction.client.channels.cache.get(channelId);
  const channel = known ?? (await askedChannel(interaction, channelId));
  const thread = channel?.isThread() === true ? channel : undefined;
  const parent = thread?.parentId ?? channelId;
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
function askedChannel({ client }: Interaction, id: string): Promise<Channel | null> {
  return client.channels.fetch(id).catch(() => null);
}

function readCommand(interaction: ChatInputCommandInteraction, log: Log) {
  return {
    kind: 'command' as const,
    name: interaction.commandName,
    sub: interaction.options.getSubcommand(false) ?? undefined,
    options: optionsOf(interaction, log),
  };
}

function optionsOf({ options: { data } }: ChatInputCommandInteraction, log: Log): RawOptions {
  const given = data[0]?.options ?? data;
  return Object.fromEntries(
    given.flatMap((option): [string, RawValue][] => {
      const value = valueOf(option, log);
      return value === undefined ? [] : [[option.name, value]];
    }),
  );
}

/** discord.js finds a user and a file for any name an object inherits, such as `constructor`. */
function valueOf(
  { type, value, user, attachment }: CommandInteractionOption,
  log: Log,
): RawValue | undefined {
  if (type === ApplicationCommandOptionType.User && user) return personOf(user);
  if (type === ApplicationCommandOptionType.Attachment && attachment)
    return givenFile(attachment, log);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
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
