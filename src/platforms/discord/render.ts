import { MessageFlags, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Block, View } from '../../kernel/view/view.ts';
import { replacePicturesWithText } from '../../kernel/view/words-for-pictures.ts';
import { blockText, isText } from './block-text.ts';
import { containerOf } from './container.ts';
import { discordLimits } from './limits.ts';
import { blocksBeside, pagesOf, rowsOf } from './pages.ts';
import { nothingDrawn, pictureFiles, type Drawn, type NamedFile } from './pictures.ts';

/** One message of Discord's Components V2; nothing in it ever pings anyone. */
export interface RenderedMessage {
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: MessageFlags.IsComponentsV2;
  readonly allowed_mentions: { readonly parse: [] };
  readonly files: readonly NamedFile[];
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
    used += isText(block) ? blockText(block).length : 0;
    if (used > discordLimits.textInMessage || kept.length >= blocksBeside(view)) return kept;
    kept.push(block);
  }
  return kept;
}

function renderPage(view: View, drawn: Drawn, mark?: number): RenderedMessage {
  const files = (view.files ?? []).map(({ name, text }) => ({
    name,
    data: Buffer.from(text, 'utf8'),
  }));
  return {
    components: [containerOf(view, mark)],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    files: [...pictureFiles(view, drawn), ...files],
  };
}
