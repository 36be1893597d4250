import { expect } from 'vitest';
import type { Block, Form, Row, View } from '../../src/kernel/view/view.ts';

/** What does not depend on the language: the kinds of blocks and how much each holds, what rows do. */
export function shapeOf({ accent, blocks, rows = [], files = [] }: View): unknown {
  return {
    accent,
    blocks: blocks.map(shapeOfBlock),
    rows: rows.map(shapeOfRow),
    files: files.length,
  };
}

export function shapeOfForm({ action, fields }: Form): unknown {
  return {
    action,
    fields: fields.map((field) => ({
      id: field.id,
      kind: field.kind,
      required: field.required,
      helped: field.help !== undefined,
      options: 'options' in field ? field.options.map(({ id }) => id) : [],
    })),
  };
}

/** Both languages show and offer the same. */
export function expectSameShape(french: View, english: View): void {
  expect(shapeOf(english)).toEqual(shapeOf(french));
}

function shapeOfBlock(block: Block): string {
  if (block.kind === 'list') return `list of ${block.items.length}`;
  if (block.kind === 'table') return `table of ${block.rows.length}`;
  return block.kind;
}

function shapeOfRow(row: Row): unknown {
  if (row.kind === 'buttons')
    return row.buttons.map(({ action, tone }) => `${action} ${tone ?? 'plain'}`);
  if (row.kind === 'choose') return [row.action, ...row.options.map(({ id }) => id)];
  return row.action;
}
