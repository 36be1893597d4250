import type {
  ApplicationCommandOptionBase,
  SlashCommandBuilder,
  SlashCommandIntegerOption,
  SlashCommandStringOption,
  SlashCommandSubcommandBuilder,
} from '@discordjs/builders';
import { ChannelType } from 'discord-api-types/v10';
import type { Option } from '../../engine/requests/command.ts';
import type { CommandNames } from './command-names.ts';

export type WithOptions = SlashCommandBuilder | SlashCommandSubcommandBuilder;

/** Declares an option of a command or of a subcommand. */
export function addOption(to: WithOptions, option: Option<unknown>, names: CommandNames): void {
  const described = <B extends ApplicationCommandOptionBase>(builder: B): B =>
    names.on(builder, `option.${option.name}`).setRequired(option.required);
  switch (option.kind) {
    case 'integer':
      return void to.addIntegerOption((builder) => bounded(described(builder), option));
    case 'person':
      return void to.addUserOption(described);
    case 'file':
      return void to.addAttachmentOption(described);
    case 'role':
      return void to.addRoleOption(described);
    case 'channel':
      return void to.addChannelOption((builder) =>
        described(builder).addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement),
      );
    case 'choice':
      return void to.addStringOption((builder) =>
        described(builder).addChoices(choicesOf(option, names)),
      );
    case 'text':
      return void to.addStringOption((builder) => typed(described(builder), option));
  }
}

function bounded(builder: SlashCommandIntegerOption, { limits }: Option<unknown>) {
  return limits === undefined ? builder : builder.setMinValue(limits.min).setMaxValue(limits.max);
}

function typed(builder: SlashCommandStringOption, { limits, complete }: Option<unknown>) {
  if (limits !== undefined) builder.setMinLength(limits.min).setMaxLength(limits.max);
  return complete === undefined ? builder : builder.setAutocomplete(true);
}

function choicesOf({ name, choices = [] }: Option<unknown>, names: CommandNames) {
  return choices.map((value) => ({ ...names.of(`choice.${name}.${value}`), value }));
}
