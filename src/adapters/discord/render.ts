import {
  ActionRowBuilder,
  ButtonBuilder,
  ContainerBuilder,
  FileBuilder,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  UserSelectMenuBuilder,
  type MessageActionRowComponentBuilder,
} from '@discordjs/builders';
import { ButtonStyle, MessageFlags, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { excerpt } from '../../view/excerpt.ts';
import { messageRoom, split } from '../../view/split.ts';
import type { Block, Button, Row, TableRow, View, ViewFile } from '../../view/view.ts';
import { discordLimits } from './limits.ts';
import { markup } from './markup.ts';

/** One message of Discord's Components V2; nothing in it ever pings anyone. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowed_mentions: { readonly parse: [] };
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
}

/** Sets a view out as as many messages as it needs; most need one. */
export function render(view: View): RenderedMessage[] {
  const rows = (view.rows ?? []).flatMap(cutRow);
  const taken = 1 + rows.reduce((sum, row) => sum + rowSize(row), 0) + (view.files?.length ?? 0);
  const blocks = Math.min(messageRoom.blocks, discordLimits.componentsInMessage - taken);
  return split({ ...view, rows }, { ...messageRoom, blocks }).map(renderPage);
}

/** For what must be one message: a card keeps its buttons and as much of its text as fits. */
export function renderOne(view: View): RenderedMessage {
  const [first, ...rest] = render(view);
  if (first !== undefined && rest.length === 0) return first;
  const [page] = split({ accent: view.accent ?? '', blocks: view.blocks }, messageRoom);
  return renderPage({ ...view, blocks: page?.blocks.slice(0, 15) ?? [] });
}

function renderPage(view: View): RenderedMessage {
  const container = new ContainerBuilder();
  if (view.accent !== undefined)
    container.setAccentColor(Number.parseInt(view.accent.slice(1), 16));
  for (const block of view.blocks) addBlock(container, block);
  for (const row of view.rows ?? []) container.addActionRowComponents(actionRow(row));
  const files = view.files ?? [];
  for (const { name } of files)
    container.addFileComponents(new FileBuilder().setURL(`attachment://${name}`));
  return {
    components: [container.toJSON()],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    files: files.map(({ name, text }: ViewFile) => ({ name, data: Buffer.from(text, 'utf8') })),
  };
}

function addBlock(container: ContainerBuilder, block: Block): void {
  if (block.kind === 'divider') container.addSeparatorComponents(new SeparatorBuilder());
  else container.addTextDisplayComponents(new TextDisplayBuilder().setContent(blockText(block)));
}

function blockText(block: Exclude<Block, { kind: 'divider' }>): string {
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
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'table':
      return block.rows.map(tableLine).join('\n');
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ');
}

const barLength = 8;

/** Two lines an option: a phone's width holds no table. */
function tableLine({ label, figure, share, best }: TableRow): string {
  const name = `${best ? '★ ' : ''}${markup([{ kind: 'strong', of: [label] }])}`;
  if (figure === '') return name;
  const full = Math.round(share * barLength);
  return `${name}\n${'▰'.repeat(full)}${'▱'.repeat(barLength - full)} ${figure}`;
}

/** Discord's rows hold five buttons. */
function cutRow(row: Row): Row[] {
  if (row.kind !== 'buttons') return [row];
  const size = discordLimits.buttonsInRow;
  return Array.from({ length: Math.ceil(row.buttons.length / size) }, (_, index) => ({
    kind: 'buttons',
    buttons: row.buttons.slice(index * size, (index + 1) * size),
  }));
}

function rowSize(row: Row): number {
  return row.kind === 'buttons' ? 1 + row.buttons.length : 2;
}

function actionRow(row: Row): ActionRowBuilder<MessageActionRowComponentBuilder> {
  const builder = new ActionRowBuilder<MessageActionRowComponentBuilder>();
  switch (row.kind) {
    case 'buttons':
      return builder.addComponents(...row.buttons.map(button));
    case 'choose':
      return builder.addComponents(
        new StringSelectMenuBuilder()
          .setCustomId(row.action)
          .setPlaceholder(excerpt(row.placeholder, discordLimits.placeholder))
          .addOptions(
            row.options.slice(0, discordLimits.selectOptions).map(({ id, label, help }) => ({
              value: id,
              label: excerpt(label, discordLimits.selectLabel),
              ...(help === undefined
                ? {}
                : { description: excerpt(help, discordLimits.selectLabel) }),
            })),
          ),
      );
    case 'choosePerson':
      return builder.addComponents(
        new UserSelectMenuBuilder()
          .setCustomId(row.action)
          .setPlaceholder(excerpt(row.placeholder, discordLimits.placeholder)),
      );
  }
}

const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

function button({ label, action, tone = 'plain' }: Button): ButtonBuilder {
  return new ButtonBuilder()
    .setCustomId(action)
    .setLabel(excerpt(label, discordLimits.buttonLabel))
    .setStyle(styles[tone]);
}
