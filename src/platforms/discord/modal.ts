import type { LabelBuilder as Label } from '@discordjs/builders';
import {
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
} from 'discord-api-types/v10';
import { beginningInCodePoints } from '../../kernel/beginning.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Choice, Form, FormField } from '../../kernel/view/view.ts';
import {
  CheckboxGroupBuilder,
  LabelBuilder,
  ModalBuilder,
  RadioGroupBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  UserSelectMenuBuilder,
} from '@discordjs/builders';
import { discordLimits } from './limits.ts';
import { optionOf } from './rows.ts';

/** Renders a form as a modal. */
export function renderModal(form: Form): APIModalInteractionResponseCallbackData {
  return new ModalBuilder()
    .setCustomId(form.action)
    .setTitle(excerpt(form.title, discordLimits.modalTitle))
    .addLabelComponents(form.fields.map(labelled))
    .toJSON();
}

function labelled(field: FormField): Label {
  const label = new LabelBuilder().setLabel(excerpt(field.label, discordLimits.fieldLabel));
  if (field.help !== undefined) label.setDescription(excerpt(field.help, discordLimits.fieldHelp));
  return withInput(label, field);
}

function withInput(label: Label, field: FormField): Label {
  switch (field.kind) {
    case 'short':
    case 'paragraph':
      return label.setTextInputComponent(textInput(field));
    case 'member':
      return label.setUserSelectMenuComponent(memberSelect(field));
    case 'oneOf':
      return label.setRadioGroupComponent(radioGroup(field));
    case 'someOf':
      return withSeveral(label, field);
  }
}

type FieldOf<K extends FormField['kind']> = Extract<FormField, { kind: K }>;

function textInput(field: FieldOf<'short' | 'paragraph'>) {
  const { id, kind, required, max, placeholder, value } = field;
  const input = new TextInputBuilder()
    .setCustomId(id)
    .setStyle(kind === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph)
    .setRequired(required)
    .setMaxLength(max);
  if (placeholder !== undefined)
    input.setPlaceholder(excerpt(placeholder, discordLimits.placeholder));
  // Discord refuses an empty preset value.
  if (value !== undefined && value !== '') input.setValue(beginningInCodePoints(value, max));
  return input;
}

function memberSelect({ id, required, value }: FieldOf<'member'>) {
  const select = new UserSelectMenuBuilder()
    .setCustomId(id)
    .setRequired(required)
    .setMinValues(required ? 1 : 0)
    .setMaxValues(1);
  return value === undefined ? select : select.setDefaultUsers(value);
}

function radioGroup({ id, required, options, value }: FieldOf<'oneOf'>) {
  return new RadioGroupBuilder()
    .setCustomId(id)
    .setRequired(required)
    .addOptions(choicesOf(options, value === undefined ? [] : [value]));
}

/** Checkboxes are limited to ten options, a list to twenty-five. */
function withSeveral(label: Label, field: FieldOf<'someOf'>): Label {
  const { id, required, options, values = [] } = field;
  const data = {
    custom_id: id,
    required,
    min_values: required ? 1 : 0,
    max_values: options.length,
    options: choicesOf(options, values),
  };
  return options.length > discordLimits.groupOptions
    ? label.setStringSelectMenuComponent(new StringSelectMenuBuilder(data))
    : label.setCheckboxGroupComponent(new CheckboxGroupBuilder(data));
}

/** Written out rather than copied: copies were a third of what a ballot's form costs. */
function choicesOf(options: readonly Choice[], ticked: readonly string[]) {
  return options.map((option) => {
    const shown: APISelectMenuOption = optionOf(option);
    shown.default = ticked.includes(option.id);
    return shown;
  });
}
