import {
  CheckboxGroupBuilder,
  LabelBuilder,
  ModalBuilder,
  RadioGroupBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  UserSelectMenuBuilder,
} from '@discordjs/builders';
import { TextInputStyle } from 'discord-api-types/v10';
import { excerpt } from '../../view/excerpt.ts';
import type { Form, FormField } from '../../view/view.ts';
import { discordLimits } from './limits.ts';

/** Sets a form out as a modal. */
export function renderModal(form: Form): ModalBuilder {
  return new ModalBuilder()
    .setCustomId(form.action)
    .setTitle(excerpt(form.title, discordLimits.modalTitle))
    .addLabelComponents(...form.fields.slice(0, discordLimits.modalFields).map(labelled));
}

function labelled(field: FormField): LabelBuilder {
  const label = new LabelBuilder().setLabel(excerpt(field.label, discordLimits.fieldLabel));
  if (field.help !== undefined) label.setDescription(excerpt(field.help, discordLimits.fieldHelp));
  switch (field.kind) {
    case 'short':
    case 'paragraph':
      return label.setTextInputComponent(textInput(field));
    case 'member':
      return label.setUserSelectMenuComponent(memberSelect(field));
    case 'oneOf':
      return label.setRadioGroupComponent(radioGroup(field));
    case 'someOf':
      return field.options.length > discordLimits.groupOptions
        ? label.setStringSelectMenuComponent(longList(field))
        : label.setCheckboxGroupComponent(checkboxGroup(field));
  }
}

type FieldOf<K extends FormField['kind']> = Extract<FormField, { kind: K }>;

function textInput(field: FieldOf<'short' | 'paragraph'>): TextInputBuilder {
  const input = new TextInputBuilder()
    .setCustomId(field.id)
    .setStyle(field.kind === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph)
    .setRequired(field.required)
    .setMaxLength(field.max);
  if (field.placeholder !== undefined) input.setPlaceholder(field.placeholder);
  // Discord refuses an empty preset value.
  if (field.value !== undefined && field.value !== '')
    input.setValue(field.value.slice(0, field.max));
  return input;
}

function memberSelect({ id, required, value }: FieldOf<'member'>): UserSelectMenuBuilder {
  const select = new UserSelectMenuBuilder()
    .setCustomId(id)
    .setRequired(required)
    .setMinValues(required ? 1 : 0)
    .setMaxValues(1);
  return value === undefined ? select : select.setDefaultUsers(value);
}

function radioGroup({ id, required, options, value }: FieldOf<'oneOf'>): RadioGroupBuilder {
  return new RadioGroupBuilder()
    .setCustomId(id)
    .setRequired(required)
    .addOptions(
      options.map((option) => ({
        value: option.id,
        label: option.label,
        default: option.id === value,
      })),
    );
}

function ticked({ options, values = [] }: FieldOf<'someOf'>) {
  return options.map(({ id, label, help }) => ({
    value: id,
    label: excerpt(label, discordLimits.selectLabel),
    default: values.includes(id),
    ...(help === undefined ? {} : { description: excerpt(help, discordLimits.selectLabel) }),
  }));
}

function checkboxGroup(field: FieldOf<'someOf'>): CheckboxGroupBuilder {
  return new CheckboxGroupBuilder()
    .setCustomId(field.id)
    .setRequired(field.required)
    .setMinValues(field.required ? 1 : 0)
    .setMaxValues(field.options.length)
    .addOptions(ticked(field));
}

/** Checkboxes stop at ten options; a list holds twenty-five. */
function longList(field: FieldOf<'someOf'>): StringSelectMenuBuilder {
  return new StringSelectMenuBuilder()
    .setCustomId(field.id)
    .setRequired(field.required)
    .setMinValues(field.required ? 1 : 0)
    .setMaxValues(field.options.length)
    .addOptions(ticked(field));
}
