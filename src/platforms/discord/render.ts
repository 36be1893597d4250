import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import { excerpt } from '../../kernel/view/excerpt.ts';
import { replacePicturesWithText } from '../../kernel/view/words-for-pictures.ts';
import { oneLine } from '../../kernel/view/one-line.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import type { Block, Button, Row, TableRow, View, ViewFile } from '../../kernel/view/view.ts';
import { discordLimits } from './limits.ts';
import { markup } from './markup.ts';
import { blocksBeside, pagesOf, rowsOf } from './pages.ts';
import { nothingDrawn, picturesOf, type Drawn } from './pictures.ts';

/** One message of Discord's Components V2; nothing in it ever pings anyone. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowed_mentions: { readonly parse: [] };
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
}

/**
 * Sets a view out as as many messages as it needs; most need one. A picture that is not among those
 * drawn is said in words.
 */
export function render(view: View, drawn = nothingDrawn): RenderedMessage[] {
  return pagesOf(replacePicturesWithText(view, (picture) => drawn.has(picture))).map((page) =>
    renderPage(page, drawn),
  );
}

/**
 * For what must be one message: a card keeps its buttons and as much of its text as fits. `mark` is
 * the id its container is given, by which it is found again.
 */
export function renderOne(view: View, drawn = nothingDrawn, mark?: number): RenderedMessage {
  const said = replacePicturesWithText(view, (picture) => drawn.has(picture));
  const pages = pagesOf(said);
  const [only, ...others] = pages;
  if (only !== undefined && others.length === 0) return renderPage(only, drawn, mark);
  const whole = { ...said, rows: rowsOf(said) };
  return renderPage({ ...whole, blocks: whatFits(whole, pages) }, drawn, mark);
}

/** What is long is cut by its estimated length; what must fit in one message, by its true length. */
function whatFits(view: View, pages: readonly View[]): Block[] {
  const kept: Block[] = [];
  let used = 0;
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    used += isWords(block) ? blockText(block).length : 0;
    if (used > discordLimits.textInMessage || kept.length >= blocksBeside(view)) return kept;
    kept.push(block);
  }
  return kept;
}

function renderPage(view: View, drawn: Drawn, mark?: number): RenderedMessage {
  const files = view.files ?? [];
  const pictures = picturesOf(view);
  const accent =
    view.accent === undefined ? {} : { accent_color: Number.parseInt(view.accent.slice(1), 16) };
  const id = mark === undefined ? {} : { id: mark };
  const components = [
    ...view.blocks.map((block) => blockOf(block, pictures)),
    ...(view.rows ?? []).map(actionRow),
    ...files.map(fileOf),
  ];
  return {
    components: [{ type: ComponentType.Container, ...id, ...accent, components }],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    files: [
      ...pictures.flatMap((picture, index) => {
        const data = drawn.get(picture);
        return data === undefined ? [] : [{ name: pictureName(index), data }];
      }),
      ...files.map(({ name, text }) => ({ name, data: Buffer.from(text, 'utf8') })),
    ],
  };
}

const pictureName = (index: number): string => `image-${index + 1}.png`;

function fileOf({ name }: ViewFile): APIComponentInContainer {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

function blockOf(block: Block, pictures: readonly Picture[]): APIComponentInContainer {
  switch (block.kind) {
    case 'divider':
      return { type: ComponentType.Separator };
    case 'picture':
      return galleryOf(block.alt, pictureName(pictures.indexOf(block.picture)));
    default:
      return { type: ComponentType.TextDisplay, content: blockText(block) };
  }
}

function galleryOf(alt: string, name: string): APIComponentInContainer {
  const description = excerpt(alt, discordLimits.pictureAlt);
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description }],
  };
}

type Words = Exclude<Block, { kind: 'divider' | 'picture' }>;

const isWords = (block: Block): block is Words =>
  block.kind !== 'divider' && block.kind !== 'picture';

function blockText(block: Words): string {
  switch (block.kind) {
    case 'title':
      return `## ${oneLine(markup(block.text))}`;
    case 'heading':
      return `### ${oneLine(markup(block.text))}`;
    case 'text':
      return markup(block.text);
    case 'small':
      return `-# ${oneLine(markup(block.text))}`;
    case 'list':
      return block.items.map((item) => `- ${oneLine(markup(item))}`).join('\n');
    case 'quote':
      return markup(block.text)
        .split(lineEnd)
        .map((line) => `> ${line}`)
        .join('\n');
    case 'table':
      return block.rows.map(tableLine).join('\n');
  }
}

/** Discord reads a lone carriage return as the end of a line too. */
const lineEnd = /\r\n?|\n/u;

const barLength = 8;

/** Two lines an option: a phone's width holds no table. */
function tableLine({ label, figure, share, best }: TableRow): string {
  const name = `${best ? '★ ' : ''}${markup([{ kind: 'strong', of: [label] }])}`;
  if (figure === '') return name;
  const full = Math.round(share * barLength);
  return `${name}\n${'▰'.repeat(full)}${'▱'.repeat(barLength - full)} ${figure}`;
}

function actionRow(row: Row): APIActionRowComponent<APIComponentInMessageActionRow> {
  const type = ComponentType.ActionRow;
  switch (row.kind) {
    case 'buttons':
      return { type, components: row.buttons.map(button) };
    case 'choose':
      return { type, components: [chooseList(row)] };
    case 'choosePerson':
      return { type, components: [{ type: ComponentType.UserSelect, ...listHead(row) }] };
  }
}

function chooseList(row: Extract<Row, { kind: 'choose' }>): APIComponentInMessageActionRow {
  const options = row.options.slice(0, discordLimits.selectOptions);
  return {
    type: ComponentType.StringSelect,
    ...listHead(row),
    options: options.map(({ id, label, help }) => ({
      value: id,
      label: excerpt(label, discordLimits.selectLabel),
      ...(help === undefined ? {} : { description: excerpt(help, discordLimits.selectLabel) }),
    })),
  };
}

function listHead(row: { readonly action: string; readonly placeholder: string }) {
  return {
    custom_id: row.action,
    placeholder: excerpt(row.placeholder, discordLimits.placeholder),
  };
}

const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

function button({ label, action, tone = 'plain' }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    custom_id: action,
    label: excerpt(label, discordLimits.buttonLabel),
    style: styles[tone],
  };
}
