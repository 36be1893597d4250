import type {
  ActionRowBuilder as ActionRow,
  MessageActionRowComponentBuilder as RowComponent,
} from '@discordjs/builders';
import { ButtonStyle } from 'discord-api-types/v10';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Button, Choice, Row } from '../../kernel/view/view.ts';
import {
  ActionRowBuilder,
  ButtonBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from '@discordjs/builders';
import { discordLimits } from './limits.ts';

/** A row of at most five buttons, or a list, which takes a row of its own. */
export function rowOf(row: Row): ActionRow<RowComponent> {
  return new ActionRowBuilder<RowComponent>().addComponents(componentsOf(row));
}

function componentsOf(row: Row): RowComponent[] {
  switch (row.kind) {
    case 'buttons':
      return row.buttons.map(buttonOf);
    case 'choose':
      return [headed(new StringSelectMenuBuilder(), row).addOptions(optionsOf(row.options))];
    case 'choosePerson':
      return [headed(new UserSelectMenuBuilder(), row)];
  }
}

const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

export function buttonOf({ label, action, tone = 'plain', disabled = false }: Button) {
  return new ButtonBuilder()
    .setCustomId(action)
    .setLabel(excerpt(label, discordLimits.buttonLabel))
    .setStyle(styles[tone])
    .setDisabled(disabled);
}

interface List {
  setCustomId(id: string): this;
  setPlaceholder(text: string): this;
}

function headed<L extends List>(list: L, row: Extract<Row, { placeholder: string }>): L {
  return list
    .setCustomId(row.action)
    .setPlaceholder(excerpt(row.placeholder, discordLimits.placeholder));
}

/** A list shows twenty-five choices; the others are left out. */
function optionsOf(options: readonly Choice[]) {
  return options.slice(0, discordLimits.selectOptions).map(optionOf);
}

/** A choice in the form that lists, radio buttons and checkboxes use. */
export function optionOf({ id, label, help }: Choice) {
  const shown = { value: id, label: excerpt(label, discordLimits.selectLabel) };
  if (help === undefined) return shown;
  return { ...shown, description: excerpt(help, discordLimits.selectLabel) };
}
