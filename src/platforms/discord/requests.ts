import { ApplicationCommandOptionType, ChannelType, ComponentType } from 'discord-api-types/v10';
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
import type { Place } from '../../engine/context.ts';
import type { Log, NamesIn } from '../../engine/ports.ts';
import { givenFile } from './given-file.ts';
import { formInput, chosenInput, nothing } from './inputs.ts';
import { missingRights } from './rights.ts';
import type { InWords, Put } from './in-words.ts';
import { withLinksShown } from './written-here.ts';
import { personOf, whoIs } from './who.ts';

export interface ReadTools {
  readonly inWords: InWords;
  readonly namesIn: NamesIn;
  readonly log: Log;
}

/**
 * Reads an interaction as a request; undefined for one that no workshop can be about. What people
 * typed comes in words: Discord writes a name as an id.
 */
export async function readRequest(
  interaction: Interaction,
  tools: ReadTools,
): Promise<Request | undefined> {
  const base = await readBase(interaction);
  if (base === undefined) return undefined;
  if (interaction.isMessageContextMenuCommand()) {
    const message = await pointed(interaction, base.place, tools);
    return { ...base, kind: 'message', name: baseName(interaction), message };
  }
  const put = await tools.inWords(typedIn(interaction), base.place);
  if (interaction.isChatInputCommand())
    return { ...base, ...readCommand(interaction, put, tools.log) };
  const action = readAction(interaction, put);
  return action && { ...base, ...action };
}

/** What the person typed, in the options of a command or in a form. */
function typedIn(interaction: Interaction): string[] {
  if (interaction.isChatInputCommand())
    return given(interaction).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  if (!interaction.isModalSubmit()) return [];
  return [...interaction.fields.fields.values()].flatMap((field) =>
    field.type === ComponentType.TextInput ? [field.value] : [],
  );
}

function readAction(interaction: Interaction, put: Put) {
  const kind = 'action' as const;
  if (interaction.isButton()) return { kind, ref: interaction.customId, input: nothing };
  if (interaction.isStringSelectMenu() || interaction.isUserSelectMenu())
    return { kind, ref: interaction.customId, input: chosenInput(interaction) };
  if (!interaction.isModalSubmit()) return undefined;
  const { customId, fields } = interaction;
  return { kind, ref: customId, input: formInput(fields, put), form: true as const };
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

function readCommand(interaction: ChatInputCommandInteraction, put: Put, log: Log) {
  return {
    kind: 'command' as const,
    name: interaction.commandName,
    sub: interaction.options.getSubcommand(false) ?? undefined,
    options: optionsOf(interaction, put, log),
  };
}

/** The options of a command, or of its subcommand. */
const given = ({ options: { data } }: ChatInputCommandInteraction) => data[0]?.options ?? data;

function optionsOf(interaction: ChatInputCommandInteraction, put: Put, log: Log): RawOptions {
  return Object.fromEntries(
    given(interaction).flatMap((option): [string, RawValue][] => {
      const value = valueOf(option, put, log);
      return value === undefined ? [] : [[option.name, value]];
    }),
  );
}

/** discord.js finds a user and a file for any name an object inherits, such as `constructor`. */
function valueOf(
  { type, value, user, member, attachment }: CommandInteractionOption,
  put: Put,
  log: Log,
): RawValue | undefined {
  if (type === ApplicationCommandOptionType.User && user) return personOf(user, member);
  if (type === ApplicationCommandOptionType.Attachment && attachment)
    return givenFile(attachment, log);
  if (typeof value === 'string') return put(value);
  return typeof value === 'number' ? value : undefined;
}

/** A message command is known by the English name it was registered under: `add-to-summary`. */
function baseName({ commandName }: MessageContextMenuCommandInteraction): string {
  return commandName.toLowerCase().replaceAll(' ', '-');
}

/** Discord says who wrote a message by their account alone: what they are called here is asked for. */
async function pointed(
  { targetMessage: { id, author, content } }: MessageContextMenuCommandInteraction,
  place: Place,
  { inWords, namesIn }: ReadTools,
): Promise<PointedMessage> {
  const [put, names] = await Promise.all([
    inWords([content], place),
    namesIn(place.community, [author.id]),
  ]);
  const written = personOf(author);
  return {
    id,
    author: { ...written, name: names.get(author.id) ?? written.name },
    text: put(withLinksShown(content)),
  };
}
