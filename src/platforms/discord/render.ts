import { MessageFlags, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { bytesOf, type Block, type View } from '../../kernel/view/view.ts';
import { replacePicturesWithText } from '../../kernel/view/words-for-pictures.ts';
import { blockText, isText } from './block-text.ts';
import { containerOf } from './container.ts';
import { discordLimits } from './limits.ts';
import { blocksBeside, pagesOf, rowsOf, withRoomBesideRows } from './pages.ts';
import { nothingDrawn, pictureFiles, type Drawn, type NamedFile } from './pictures.ts';

/** One message of Discord's Components V2; it pings nobody, except those its view notifies. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: []; readonly users?: string[] };
  readonly files: readonly NamedFile[];
}

/**
 * Renders a view as one or more messages; most need one. Pictures that were not drawn are described
 * in words.
 */
export function render(view: View, drawn = nothingDrawn): RenderedMessage[] {
  return pagesOf(replacePicturesWithText(view, (picture) => drawn.has(picture))).map((page) =>
    renderPage(page, drawn),
  );
}

/**
 * For views that must be one message: a card keeps its buttons and as much of its text as fits.
 * `mark` is the id of its container, by which it is found again.
 */
export function renderOne(view: View, drawn = nothingDrawn, mark?: number): RenderedMessage {
  const said = replacePicturesWithText(view, (picture) => drawn.has(picture));
  const pages = pagesOf(said);
  const [only, ...others] = pages;
  if (only !== undefined && others.length === 0) return renderPage(only, drawn, mark);
  const whole = { ...said, rows: rowsOf(said) };
  return renderPage({ ...whole, blocks: whatFits(whole, pages) }, drawn, mark);
}

/**
 * Long views are split by their estimated length; a view that must fit in one message, by its true
 * length.
 */
function whatFits(view: View, pages: readonly View[]): Block[] {
  const kept: Block[] = [];
  let used = 0;
  for (const block of pages.flatMap(({ blocks }) => blocks)) {
    used += isText(block) ? blockText(block).length : 0;
    if (used > discordLimits.textInMessage || kept.length >= blocksBeside(view)) return kept;
    kept.push(block);
  }
  return kept;
}

function renderPage(view: View, drawn: Drawn, mark?: number): RenderedMessage {
  const files = (view.files ?? []).map((file) => ({
    name: file.name,
    data: Buffer.from(bytesOf(file)),
  }));
  return {
    components: [containerOf(withRoomBesideRows(view), mark)],
    flags:
      MessageFlags.IsComponentsV2 | (view.quiet === true ? MessageFlags.SuppressNotifications : 0),
    allowed_mentions: {
      parse: [],
      ...(view.notifies === undefined ? {} : { users: [...view.notifies] }),
    },
    files: [...pictureFiles(view, drawn), ...files],
  };
}
