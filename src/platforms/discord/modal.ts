import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APICheckboxGroupComponent,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIRadioGroupComponent,
  type APIStringSelectComponent,
  type APITextInputComponent,
  type APIUserSelectComponent,
} from 'discord-api-types/v10';
import { beginning } from '../../kernel/beginning.ts';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Choice, Form, FormField } from '../../kernel/view/view.ts';
import { discordLimits } from './limits.ts';

/**
 * Sets a form out as a modal: as Discord's own JSON, because the builders of discord.js check each
 * component against a union of all kinds, which cost a vote more than all the rest of it.
 */
export function renderModal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.action,
    title: excerpt(form.title, discordLimits.modalTitle),
    components: form.fields.slice(0, discordLimits.modalFields).map(labelled),
  };
}

function labelled(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: excerpt(field.label, discordLimits.fieldLabel),
    ...(field.help === undefined
      ? {}
      : { description: excerpt(field.help, discordLimits.fieldHelp) }),
    component: inputOf(field),
  };
}

function inputOf(field: FormField): APIComponentInLabel {
  switch (field.kind) {
    case 'short':
    case 'paragraph':
      return textInput(field);
    case 'member':
      return memberSelect(field);
    case 'oneOf':
      return radioGroup(field);
    case 'someOf':
      return field.options.length > discordLimits.groupOptions
        ? longList(field)
        : checkboxGroup(field);
  }
}

type FieldOf<K extends FormField['kind']> = Extract<FormField, { kind: K }>;

function textInput(field: FieldOf<'short' | 'paragraph'>): APITextInputComponent {
  const { id, required, max, placeholder, value } = field;
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: field.kind === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required,
    max_length: max,
    ...(placeholder === undefined
      ? {}
      : { placeholder: excerpt(placeholder, discordLimits.placeholder) }),
    // Discord refuses an empty preset value.
    ...(value === undefined || value === '' ? {} : { value: beginning(value, max) }),
  };
}

function memberSelect({ id, required, value }: FieldOf<'member'>): APIUserSelectComponent {
  return {
    type: ComponentType.UserSelect,
    custom_id: id,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    ...(value === undefined
      ? {}
      : { default_values: [{ id: value, type: SelectMenuDefaultValueType.User }] }),
  };
}

function radioGroup({ id, required, options, value }: FieldOf<'oneOf'>): APIRadioGroupComponent {
  return {
    type: ComponentType.RadioGroup,
    custom_id: id,
    required,
    options: choicesOf(options, value === undefined ? [] : [value]),
  };
}

function choicesOf(options: readonly Choice[], ticked: readonly string[]) {
  return options.map(({ id, label, help }) => ({
    value: id,
    label: excerpt(label, discordLimits.selectLabel),
    default: ticked.includes(id),
    ...(help === undefined ? {} : { description: excerpt(help, discordLimits.selectLabel) }),
  }));
}

function checkboxGroup(field: FieldOf<'someOf'>): APICheckboxGroupComponent {
  return { type: ComponentType.CheckboxGroup, ...several(field) };
}

/** Checkboxes stop at ten options; a list holds twenty-five. */
function longList(field: FieldOf<'someOf'>): APIStringSelectComponent {
  return { type: ComponentType.StringSelect, ...several(field) };
}

function several({ id, required, options, values = [] }: FieldOf<'someOf'>) {
  return {
    custom_id: id,
    required,
    min_values: required ? 1 : 0,
    max_values: options.length,
    options: choicesOf(options, values),
  };
}
