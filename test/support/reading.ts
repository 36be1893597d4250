import type { Answer } from '../../src/engine/requests/dispatch.ts';
import type { Inline, Rich } from '../../src/kernel/rich.ts';
import type { ActionRef } from '../../src/kernel/view/action.ts';
import type { Block, Button, Form, FormField, View } from '../../src/kernel/view/view.ts';

/** A text as a person reads it: ordinary spaces, `@id` and `#id` for people and channels. */
export function plain(text: Rich): string {
  return text
    .map(inline)
    .join('')
    .replaceAll(/[\u00A0\u202F]/gu, ' ');
}

function inline(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
      return plain(piece.of);
    case 'person':
      return `@${piece.id}`;
    case 'role':
      return `@&${piece.id}`;
    case 'channel':
      return `#${piece.id}`;
    case 'time':
      return `<${piece.at}>`;
    case 'link':
      return piece.label;
  }
}

export function textOf(view: View): string {
  return view.blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  if (block.kind === 'divider') return '';
  if (block.kind === 'list') return block.items.map((item) => `- ${plain(item)}`).join('\n');
  if (block.kind === 'table')
    return block.rows.map(({ label, figure }) => `${label} ${figure}`.trim()).join('\n');
  if (block.kind === 'picture') return block.alt;
  return plain(block.text);
}

/** The text of an answer to the person who asked. Throws if there is none. */
export function told(answer: Answer): string {
  return textOf(viewOf(answer));
}

export function viewOf(answer: Answer): View {
  if (answer.kind === 'form' || answer.kind === 'quiet')
    throw new Error(`The answer is ${answer.kind}, not a message.`);
  return answer.view;
}

export function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`The answer is ${answer.kind}, not a form.`);
  return answer.form;
}

export function fieldOf(form: Form, id: string): FormField {
  const field = form.fields.find((each) => each.id === id);
  if (field === undefined) throw new Error(`The form has no field ${id}.`);
  return field;
}

/** The initial values of a form's fields. */
export function filledIn(form: Form): Record<string, unknown> {
  return Object.fromEntries(
    form.fields.map((field) => [field.id, field.kind === 'someOf' ? field.values : field.value]),
  );
}

export function buttonsOf(view: View): Button[] {
  return (view.rows ?? []).flatMap((row) => (row.kind === 'buttons' ? row.buttons : []));
}

export function labels(answer: Answer): string[] {
  return buttonsOf(viewOf(answer)).map(({ label }) => label.replaceAll(/[\u00A0\u202F]/gu, ' '));
}

/** The address of the button with that label. */
export function button(answer: Answer, label: string): ActionRef {
  const index = labels(answer).indexOf(label);
  const found = buttonsOf(viewOf(answer))[index];
  if (found === undefined)
    throw new Error(`No button ${label} among ${labels(answer).join(', ')}.`);
  return found.action;
}
