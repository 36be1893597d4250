import {
  ComponentType,
  type ModalSubmitFields,
  type StringSelectMenuInteraction,
  type UserSelectMenuInteraction,
} from 'discord.js';
import { chosen, type Input } from '../../engine/requests/command.ts';
import { personOf } from './who.ts';

/** A button brings nothing but itself. */
export const nothing: Input = { text: () => '', list: () => [], person: () => undefined };

/** What was chosen in a list of a message. */
export function chosenInput(
  interaction: StringSelectMenuInteraction | UserSelectMenuInteraction,
): Input {
  const user = interaction.isUserSelectMenu() ? interaction.users.first() : undefined;
  return {
    text: () => '',
    list: (id) => (id === chosen ? interaction.values : []),
    person: (id) => (id === chosen && user !== undefined ? personOf(user) : undefined),
  };
}

/** What was typed and ticked in a form; a field the form did not have is simply empty. */
export function formInput(fields: ModalSubmitFields): Input {
  const typeOf = (id: string) => fields.fields.get(id)?.type;
  return {
    text: (id) => {
      if (typeOf(id) === ComponentType.TextInput) return fields.getTextInputValue(id);
      return typeOf(id) === ComponentType.RadioGroup ? (fields.getRadioGroup(id) ?? '') : '';
    },
    list: (id) => {
      if (typeOf(id) === ComponentType.CheckboxGroup) return fields.getCheckboxGroup(id);
      return typeOf(id) === ComponentType.StringSelect ? fields.getStringSelectValues(id) : [];
    },
    person: (id) => {
      if (typeOf(id) !== ComponentType.UserSelect) return undefined;
      const user = fields.getSelectedUsers(id)?.first();
      return user === undefined ? undefined : personOf(user);
    },
  };
}
