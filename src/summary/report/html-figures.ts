import { escapeHtml } from '../../kernel/escape-html.ts';
import type { Picture } from '../../kernel/view/picture.ts';
import { pictureHtml } from '../../pictures/html/figure.ts';
import { openSheet } from '../../pictures/html/sheet.ts';
import { themed } from '../../pictures/html/theme.ts';
import type { Translator } from '../../i18n/translator.ts';
import { wordsHtml } from './html-text.ts';
import type { PlacedIllustration } from './report-pictures.ts';

/** The pictures of a page, and the style that they share. */
export interface Figures {
  readonly css: string;
  readonly placed: readonly { readonly html: string; readonly after: string }[];
}

/**
 * Draws the pictures one by one; others may have their turn after each. What the page's `headings`
 * say already, a picture doesn't say again over itself.
 */
export function* figuresOf(
  pictures: readonly PlacedIllustration[],
  headings: ReadonlySet<string>,
  t: Translator,
): Generator<string, Figures> {
  const sheet = openSheet();
  const placed: { html: string; after: string }[] = [];
  for (const { picture, alt, after } of pictures) {
    const drawn = pictureHtml(picture, sheet, !headings.has(titleOf(picture)));
    placed.push({ html: figureHtml(picture.kind, drawn, alt, t), after });
    yield '';
  }
  return { css: themed(sheet.css()), placed };
}

const titleOf = (picture: Picture): string =>
  picture.kind === 'poll' ? picture.question : picture.title;

/** A voice reads what it shows in words, whole, under it, rather than figures without their table. */
function figureHtml(kind: Picture['kind'], drawn: string, alt: string, t: Translator): string {
  const label = escapeHtml(t.plain('report.pictureAlt'));
  return (
    `<figure><div class="picture ${kind}" role="img" aria-label="${label}">${drawn}</div>` +
    `<figcaption><details><summary>${escapeHtml(t.plain('report.pictureWords'))}</summary>` +
    `<p dir="auto">${wordsHtml(alt)}</p></details></figcaption></figure>\n`
  );
}
