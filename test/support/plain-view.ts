import type { Inline, Rich } from '../../src/kernel/rich.ts';
import type { Block, Form, FormField, Row, View } from '../../src/kernel/view/view.ts';

/**
 * A view as plain text, to read in a test: `# title`, `> quote`, `[button]`, `(button)` greyed out, `@person`, `#channel`.
 * French spaces are shown as ordinary ones.
 */
export function plainView(view: View): string {
  return ordinarySpaces(
    [
      ...view.blocks.map(plainBlock),
      ...(view.rows ?? []).map(plainRow),
      ...(view.files ?? []).map(({ name }) => `{${name}}`),
    ].join('\n'),
  );
}

export function plainForm({ title, fields }: Form): string {
  return ordinarySpaces([`# ${title}`, ...fields.map(plainField)].join('\n'));
}

export function plainText(text: Rich): string {
  return text.map(plainInline).join('');
}

export function ordinarySpaces(text: string): string {
  return text.replaceAll(/[\u00A0\u202F]/gu, ' ');
}

function plainInline(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
      return `*${plainText(piece.of)}*`;
    case 'person':
      return `@${piece.id}`;
    case 'channel':
      return `#${piece.id}`;
    case 'role':
      return `@&${piece.id}`;
    case 'time':
      return `<${piece.as} ${piece.at}>`;
    case 'link':
      return `${piece.label} (${piece.url})`;
  }
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${plainText(block.text)}`;
    case 'heading':
      return `## ${plainText(block.text)}`;
    case 'text':
      return plainText(block.text);
    case 'small':
      return `(${plainText(block.text)})`;
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}`).join('\n');
    case 'quote':
      return plainText(block.text).replaceAll(/^/gmu, '> ');
    case 'table':
      return block.rows
        .map(({ label, figure, share, best }) =>
          [best ? '★' : ' ', label, figure, figure === '' ? '' : `${Math.round(share * 100)}%`]
            .join(' ')
            .trimEnd(),
        )
        .join('\n');
    case 'picture':
      return `[image: ${block.alt}]`;
    case 'divider':
      return '---';
  }
}

function plainRow(row: Row): string {
  switch (row.kind) {
    case 'buttons':
      return row.buttons
        .map(({ label, disabled = false }) => (disabled ? `(${label})` : `[${label}]`))
        .join(' ');
    case 'choose':
      return `[${row.placeholder}: ${row.options.map(({ label }) => label).join(' | ')}]`;
    case 'choosePerson':
      return `[${row.placeholder} @?]`;
  }
}

function plainField(field: FormField): string {
  const head = `${field.label}${field.required ? ' *' : ''}${field.help === undefined ? '' : ` (${field.help})`}`;
  switch (field.kind) {
    case 'short':
    case 'paragraph':
    case 'member':
      return `${head}: ${field.value ?? '…'}`;
    case 'oneOf':
      return `${head}: ${field.options.map(({ id, label }) => tick(id === field.value, label)).join(' ')}`;
    case 'someOf':
      return `${head}: ${field.options.map(({ id, label }) => tick(field.values?.includes(id) === true, label)).join(' ')}`;
  }
}

const tick = (isTicked: boolean, label: string) => `${isTicked ? '☑' : '☐'} ${label}`;
