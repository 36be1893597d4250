import type { Contribution } from '../domain/board.ts';
import type { Board, BoardForm, Field } from '../../template/domain/template.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActionRef } from '../../kernel/view/action.ts';
import type { Localized } from '../../kernel/text.ts';
import { saysMore } from '../../kernel/view/says-more.ts';
import type { Form, FormField } from '../../kernel/view/view.ts';

/** The “without my name” field; its only option is the box the person ticks. */
export const anonymityField = 'without-name';

export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly anonymous: boolean;
}

/** A board's form, empty or filled with what was typed before. */
export function contributionForm(
  board: Board,
  form: BoardForm,
  action: ActionRef,
  t: Translator,
  typed?: Typed | Contribution,
): Form {
  const fields = form.fields.map((field) => textField(field, t, typed?.values[field.id]));
  return {
    title: t.pick(form.title),
    action,
    fields: board.anonymous ? [...fields, anonymity(t, typed?.anonymous === true)] : fields,
  };
}

function textField(field: Field, t: Translator, value: string | undefined): FormField {
  const { id, kind, required, max } = field;
  const label = t.pick(field.label);
  const help = saidBelow(field.question, label, t);
  const placeholder = saidBelow(field.placeholder, `${label} ${help ?? ''}`, t);
  return {
    id,
    kind,
    required,
    max,
    label,
    ...(help === undefined ? {} : { help }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(value === undefined ? {} : { value }),
  };
}

/** What a template says under a label or in the field itself, unless it was said above. */
function saidBelow(text: Localized | undefined, above: string, t: Translator): string | undefined {
  const said = text === undefined ? '' : t.pick(text);
  return saysMore(said, above) ? said : undefined;
}

export function anonymity(t: Translator, ticked: boolean): FormField {
  return {
    id: anonymityField,
    kind: 'someOf',
    label: t.plain('form.name.label'),
    required: false,
    options: [{ id: 'yes', label: t.plain('form.name.without') }],
    values: ticked ? ['yes'] : [],
  };
}
