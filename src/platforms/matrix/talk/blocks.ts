import { oneLine } from '../../../kernel/view/one-line.ts';
import { barAndFigure } from '../../../kernel/view/sign-bar.ts';
import type { Rich } from '../../../kernel/rich.ts';
import type { Block, TableRow } from '../../../kernel/view/view.ts';
import { joinedTexts, richText, wordsAlone, type Meaning, type Written } from './rich-text.ts';

/** A block that is shown as text; a picture is an event of its own. */
export type TextBlock = Exclude<Block, { kind: 'picture' }>;

export const isText = (block: Block): block is TextBlock => block.kind !== 'picture';

/**
 * A block in plain text and in HTML, using only the HTML that phones show: they drop headings and
 * tables, and run their content together.
 */
export function blockText(block: TextBlock, meaning: Meaning): Written {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return tagged(onOneLine(block.text, meaning), 'strong', 'p');
    case 'text':
      return tagged(richText(block.text, meaning), 'p');
    case 'small':
      return tagged(onOneLine(block.text, meaning), 'em', 'p');
    case 'list':
      return list(block.items.map((item) => onOneLine(item, meaning)));
    case 'quote':
      return quoted(richText(block.text, meaning));
    case 'table':
      return joinedTexts(
        block.rows.map((row) => tagged(tableRow(row), 'p')),
        '\n',
      );
    case 'divider':
      return tagged({ plain: '———', html: '———' }, 'p');
  }
}

function tagged({ plain, html }: Written, ...tags: readonly string[]): Written {
  return { plain, html: tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, html) };
}

/**
 * A line break in somebody's text would end a title early, and a word of theirs could start a list.
 */
const onOneLine = (text: Rich, meaning: Meaning): Written => richText(text.map(flat), meaning);

function flat(piece: Rich[number]): Rich[number] {
  if (typeof piece === 'string') return oneLine(piece);
  return piece.kind === 'strong' ? { ...piece, of: piece.of.map(flat) } : piece;
}

function list(items: readonly Written[]): Written {
  const { plain, html } = joinedTexts(
    items.map((item) => ({ plain: `• ${item.plain}`, html: `<li>${item.html}</li>` })),
    '\n',
  );
  return { plain, html: `<ul>${html.replaceAll('\n', '')}</ul>` };
}

function quoted({ plain, html }: Written): Written {
  const lines = plain.split(/\r\n?|\n/u).map((line) => `> ${line}`);
  return { plain: lines.join('\n'), html: `<blockquote>${html}</blockquote>` };
}

/** Two lines for each option: a table is too wide for a phone, and stripped there. */
function tableRow(row: TableRow): Written {
  const { label, figure, best } = row;
  const star = best ? '★ ' : '';
  const name = onOneLine([label], wordsAlone);
  const bar = barAndFigure(row);
  const head: Written = {
    plain: `${star}${name.plain}`,
    html: `${star}<strong>${name.html}</strong>`,
  };
  return figure === '' ? head : joinedTexts([head, { plain: bar, html: bar }], '\n', '<br>');
}
