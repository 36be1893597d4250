import { createRequire } from 'node:module';
import type * as Builders from '@discordjs/builders';

const require = createRequire(import.meta.url);

/**
 * The builders that discord.js has loaded for itself. To `import` them would load a second copy, as
 * modules: 60 ms more at each start, and validators with a switch of their own.
 */
export const {
  ActionRowBuilder,
  ButtonBuilder,
  CheckboxGroupBuilder,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  disableValidators,
  FileBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  ModalBuilder,
  RadioGroupBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  UserSelectMenuBuilder,
}: typeof Builders = require('@discordjs/builders');
