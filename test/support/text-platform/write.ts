import type { Inline, Rich, TimeShown } from '../../../src/kernel/rich.ts';
import type { Block, Form, FormField, Row, View } from '../../../src/kernel/view/view.ts';

/** What saying a number does: an action, with the choice made where a list was offered. */
export interface Offer {
  readonly label: string;
  readonly ref: string;
  readonly choice?: string;
}

export interface Writing {
  readonly timeOf: (time: TimeShown) => string;
  /** The same number for the same offer, however often it is shown. */
  readonly numberOf: (offer: Offer) => number;
}

/** A view as lines of text, each thing one can do after its number. */
export function written({ blocks, rows = [], files = [] }: View, writing: Writing): string {
  return [
    ...blocks.flatMap((block) => blockLines(block, writing)),
    ...rows.flatMap((row) => rowLines(row, writing)),
    ...files.map(({ name }) => `(${name})`),
  ].join('\n');
}

function blockLines(block: Block, writing: Writing): string[] {
  const text = (rich: Rich) => rich.map((piece) => inline(piece, writing)).join('');
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => `- ${text(item)}`);
    case 'table':
      return block.rows.map(({ label, figure, best }) => `${best ? '★ ' : ''}${label}: ${figure}`);
    case 'picture':
      return [block.alt];
    case 'divider':
      return ['—'];
    default:
      return [text(block.text)];
  }
}

function inline(piece: Inline, writing: Writing): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
      return piece.of.map((each) => inline(each, writing)).join('');
    case 'time':
      return writing.timeOf(piece);
    case 'link':
      return `${piece.label} (${piece.url})`;
    default:
      return piece.id;
  }
}

function rowLines(row: Row, { numberOf }: Writing): string[] {
  const line = (offer: Offer) => `${numberOf(offer)}. ${offer.label}`;
  if (row.kind === 'buttons')
    return row.buttons.map(({ label, action }) => line({ label, ref: action }));
  if (row.kind === 'choosePerson') return [line({ label: row.placeholder, ref: row.action })];
  const choices = row.options.map(({ id, label }) => ({ label, ref: row.action, choice: id }));
  return [row.placeholder, ...choices.map(line)];
}

/** A form is asked all at once, and answered by lines such as `Mon nom: Nour`. */
export function asked({ title, fields }: Form): string {
  return [title, ...fields.map(question)].join('\n');
}

function question(field: FormField): string {
  const choices = 'options' in field ? field.options.map(({ label }) => label).join(' / ') : '';
  const notes = [field.help ?? '', choices].filter((each) => each !== '').join(', ');
  return `${field.label}: ${notes === '' ? '…' : `(${notes})`}`;
}
