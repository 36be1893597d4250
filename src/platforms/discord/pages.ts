import { pageRoom, split } from '../../kernel/view/split.ts';
import { isEmpty, type Block, type Row, type TableRow, type View } from '../../kernel/view/view.ts';
import { discordLimits } from './limits.ts';
import { picturesOf } from './pictures.ts';

/** Splits a view into as many messages as it needs. Files that do not fit follow in messages of their own. */
export function pagesOf(view: View): View[] {
  const { accent, files = [] } = view;
  if (files.length === 0) return pagesWithFiles(view);
  const room = Math.max(0, discordLimits.files - picturesOf(view).length);
  if (files.length <= room) return pagesWithFiles(view);
  const more = Array.from({ length: Math.ceil((files.length - room) / discordLimits.files) }).map(
    (_, index): View => {
      const start = room + index * discordLimits.files;
      const next = files.slice(start, start + discordLimits.files);
      return { ...(accent === undefined ? {} : { accent }), blocks: [], files: next };
    },
  );
  return [...pagesWithFiles({ ...view, files: files.slice(0, room) }), ...more];
}

function pagesWithFiles(view: View): View[] {
  const whole = { ...view, rows: rowsOf(view) };
  // Discord refuses a text of only spaces.
  return split(whole, { ...pageRoom, blocks: blocksBeside(whole) })
    .map((page) => ({ ...page, blocks: page.blocks.filter((block) => !isEmpty(block)) }))
    .filter((page) => componentsOf(page) > 0);
}

/** How many blocks a message can hold in addition to its container, its rows and its files. */
export function blocksBeside(view: View): number {
  const taken = 1 + componentsOf({ ...view, blocks: [] });
  return Math.min(pageRoom.blocks, discordLimits.componentsInMessage - taken);
}

function componentsOf({ blocks, rows = [], files = [] }: View): number {
  return blocks.length + rows.reduce((sum, row) => sum + rowSize(row), 0) + files.length;
}

/** Where its message has no room for what can be pressed beside the rows of a table, these stand alone. */
export function withRoomBesideRows(view: View): View {
  const more = view.blocks.reduce((sum, block) => sum + besideRows(block), 0);
  if (1 + componentsOf(view) + more <= discordLimits.componentsInMessage) return view;
  return { ...view, blocks: view.blocks.map(withoutButtons) };
}

/** A row with a button is a section, with its text and the button; others are a text each beside it. */
function besideRows(block: Block): number {
  if (block.kind !== 'table' || !hasButtons(block)) return 0;
  return block.rows.reduce((sum, { button }) => sum + (button === undefined ? 1 : 3), -1);
}

export const hasButtons = ({ rows }: Extract<Block, { kind: 'table' }>): boolean =>
  rows.some(({ button }) => button !== undefined);

function withoutButtons(block: Block): Block {
  if (block.kind !== 'table') return block;
  return { ...block, rows: block.rows.map(alone) };
}

/** Its rows of buttons; rows that are too long are split. */
export function rowsOf(view: View): Row[] {
  return (view.rows ?? []).flatMap(cutRow);
}

/** Discord's rows hold five buttons. */
function cutRow(row: Row): Row[] {
  const size = discordLimits.buttonsInRow;
  if (row.kind !== 'buttons' || row.buttons.length <= size) return [row];
  return Array.from({ length: Math.ceil(row.buttons.length / size) }, (_, index) => ({
    kind: 'buttons',
    buttons: row.buttons.slice(index * size, (index + 1) * size),
  }));
}

function rowSize(row: Row): number {
  return row.kind === 'buttons' ? 1 + row.buttons.length : 2;
}

function alone(row: TableRow): TableRow {
  const { button: _, ...others } = row;
  return others;
}
