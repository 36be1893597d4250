import { ComponentType } from 'discord-api-types/v10';
import type {
  ModalSubmitFields,
  StringSelectMenuInteraction,
  UserSelectMenuInteraction,
} from 'discord.js';
import { chosen, type Input } from '../../engine/requests/command.ts';
import type { Put } from './in-words.ts';
import { personOf } from './who.ts';

/** A button carries no values. */
export const nothing: Input = { text: () => '', list: () => [], person: () => undefined };

/** The choices in a list of a message. */
export function chosenInput(
  interaction: StringSelectMenuInteraction | UserSelectMenuInteraction,
): Input {
  const people = interaction.isUserSelectMenu() ? interaction : undefined;
  const user = people?.users.first();
  const member = people?.members.first();
  return {
    text: () => '',
    list: (id) => (id === chosen ? interaction.values : []),
    person: (id) => (id === chosen && user !== undefined ? personOf(user, member) : undefined),
  };
}

/** The values of a form; fields it did not have are empty. */
export function formInput(fields: ModalSubmitFields, put: Put): Input {
  const typeOf = (id: string) => fields.fields.get(id)?.type;
  return {
    text: (id) => {
      if (typeOf(id) === ComponentType.TextInput) return put(fields.getTextInputValue(id));
      return typeOf(id) === ComponentType.RadioGroup ? (fields.getRadioGroup(id) ?? '') : '';
    },
    list: (id) => {
      if (typeOf(id) === ComponentType.CheckboxGroup) return fields.getCheckboxGroup(id);
      return typeOf(id) === ComponentType.StringSelect ? fields.getStringSelectValues(id) : [];
    },
    person: (id) => {
      if (typeOf(id) !== ComponentType.UserSelect) return undefined;
      const user = fields.getSelectedUsers(id)?.first();
      const member = fields.getSelectedMembers(id)?.first();
      return user === undefined ? undefined : personOf(user, member);
    },
  };
}
