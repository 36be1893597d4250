import type { ContainerBuilder as Container } from '@discordjs/builders';
import type { APIContainerComponent } from 'discord-api-types/v10';
import { excerpt } from '../../kernel/view/excerpt.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import type { Block, TableRow, View } from '../../kernel/view/view.ts';
import { isBlank } from '../../kernel/written.ts';
import { blockText, tableLine } from './block-text.ts';
import {
  ContainerBuilder,
  FileBuilder,
  MediaGalleryBuilder,
  SectionBuilder,
  SeparatorBuilder,
  TextDisplayBuilder,
} from '@discordjs/builders';
import { discordLimits } from './limits.ts';
import { hasButtons } from './pages.ts';
import { pictureName, picturesOf } from './pictures.ts';
import { buttonOf, rowOf } from './rows.ts';

/**
 * Everything that one message shows. `mark` is the id of the container, by which Palabre finds the
 * message again.
 */
export function containerOf(view: View, mark?: number): APIContainerComponent {
  const container = new ContainerBuilder(accentOf(view));
  const pictures = picturesOf(view);
  if (mark !== undefined) container.setId(mark);
  for (const block of view.blocks) addBlock(container, block, pictures);
  container.addActionRowComponents((view.rows ?? []).map(rowOf));
  for (const { name } of view.files ?? [])
    container.addFileComponents(new FileBuilder().setURL(addressOf(name)));
  return container.toJSON();
}

/** Set directly: `setAccentColor` tries every notation of a colour even where validators are off. */
const accentOf = ({ accent }: View) =>
  accent === undefined ? {} : { accent_color: Number.parseInt(accent.slice(1), 16) };

/** How a component refers to a file of its own message. */
const addressOf = (name: string): string => `attachment://${name}`;

function addBlock(container: Container, block: Block, pictures: readonly Picture[]): Container {
  switch (block.kind) {
    case 'divider':
      return container.addSeparatorComponents(new SeparatorBuilder());
    case 'picture':
      return container.addMediaGalleryComponents(
        galleryOf(block.alt, pictureName(pictures.indexOf(block.picture))),
      );
    case 'table':
      return hasButtons(block)
        ? block.rows.reduce(addTableRow, container)
        : container.addTextDisplayComponents(textOf(blockText(block)));
    default:
      return container.addTextDisplayComponents(textOf(blockText(block)));
  }
}

const textOf = (text: string) => new TextDisplayBuilder().setContent(text);

/** What can be pressed beside a row stands at the end of its line. */
function addTableRow(container: Container, row: TableRow): Container {
  const line = tableLine(row);
  if (isBlank(line)) return container;
  const text = textOf(line);
  if (row.button === undefined) return container.addTextDisplayComponents(text);
  return container.addSectionComponents(
    new SectionBuilder().addTextDisplayComponents(text).setButtonAccessory(buttonOf(row.button)),
  );
}

function galleryOf(alt: string, name: string) {
  const description = excerpt(alt, discordLimits.pictureAlt);
  return new MediaGalleryBuilder().addItems({ media: { url: addressOf(name) }, description });
}
