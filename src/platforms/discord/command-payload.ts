import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command, Feature, Leaf, MessageCommand } from '../../engine/requests/command.ts';
import { ContextMenuCommandBuilder, SlashCommandBuilder } from '@discordjs/builders';
import type { Catalogues } from '../../i18n/locale-files.ts';
import { commandNames, type CommandNames } from './command-names.ts';
import { addOption, type WithOptions } from './command-options.ts';

/** What Discord is told of the commands: names and descriptions in each language, rights, contexts. */
export function commandPayload(
  features: readonly Feature[],
  catalogues: Catalogues,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const names = commandNames(catalogues);
  const commands = features.flatMap(({ commands = [] }) => commands);
  const messageCommands = features.flatMap(({ messageCommands = [] }) => messageCommands);
  return [
    ...commands.map((command) => slashCommand(command, names).toJSON()),
    ...messageCommands.map((command) => messageMenu(command, names).toJSON()),
  ];
}

function slashCommand(command: Command, names: CommandNames) {
  const { name, access, leaf, subcommands } = command;
  const builder = names
    .on(new SlashCommandBuilder(), `command.${name}`)
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setDefaultMemberPermissions(
      access === 'administrator' ? PermissionFlagsBits.ManageGuild : null,
    );
  if (leaf !== undefined) return withOptions(builder, leaf, names);
  for (const [sub, itsLeaf] of Object.entries(subcommands))
    builder.addSubcommand((added) =>
      withOptions(names.on(added, `command.${name}.${sub}`), itsLeaf, names),
    );
  return builder;
}

function withOptions<B extends WithOptions>(builder: B, leaf: Leaf, names: CommandNames): B {
  for (const option of leaf.options) addOption(builder, option, names);
  return builder;
}

function messageMenu(command: MessageCommand, names: CommandNames) {
  const { name, name_localizations } = names.of(`message.${command.name}`);
  return new ContextMenuCommandBuilder()
    .setType(ApplicationCommandType.Message)
    .setName(name)
    .setNameLocalizations(name_localizations)
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setDefaultMemberPermissions(null);
}
