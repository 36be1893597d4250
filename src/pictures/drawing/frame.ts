import type { PictureLang } from '../../kernel/view/picture.ts';
import { column, row, type Drawing, type DrawingElement, type Style } from './drawing.ts';
import { page, palette, typeOf } from './look.ts';
import { write } from './writing.ts';

const titleLines = 4;

/**
 * The page around every picture: margins, title and subtitle, then the content from top to bottom.
 */
export function frame(
  lang: PictureLang,
  title: string,
  parts: readonly DrawingElement[],
  subtitle?: string,
): Drawing {
  const style = {
    width: page.width,
    padding: page.margin,
    gap: 14,
    color: palette.ink,
    backgroundColor: palette.ground,
  };
  const bold = { ...typeOf('title', 700), textWrap: 'balance' };
  const heading = title === '' ? [] : [write(title, titleLines, bold)];
  const more = { ...typeOf('small'), color: palette.muted };
  const head = [...heading, ...(subtitle === undefined ? [] : [write(subtitle, 3, more)])];
  const top = head.length === 0 ? [] : [column({ gap: 4 }, head)];
  const root = column(style, [...top, ...parts]);
  return { width: page.width, root: { ...root, props: { ...root.props, lang } } };
}

export interface KeyEntry {
  readonly sign: DrawingElement;
  readonly word: string;
}

/** The meaning of each sign. */
export function legend(
  entries: readonly KeyEntry[],
  letters: Style = typeOf('small'),
): DrawingElement {
  const drawn = entries.map(({ sign, word }) =>
    row({ alignItems: 'center', gap: 6, maxWidth: '100%' }, [
      sign,
      write(word, 1, { ...letters, flexShrink: 1 }),
    ]),
  );
  return row({ flexWrap: 'wrap', columnGap: 12, rowGap: 6 }, drawn);
}

/** A separate line at the bottom of a picture, with an optional sign. */
export function footnote(words: string, sign: DrawingElement | undefined): DrawingElement {
  const note = write(words, 3, {
    ...typeOf('small'),
    color: palette.muted,
    flexGrow: 1,
    flexBasis: 0,
  });
  return row({ gap: 6, alignItems: 'flex-start' }, sign === undefined ? [note] : [sign, note]);
}
