import { escapeHtml } from '../../kernel/escape-html.ts';
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

/** Draws the pictures one by one; others may have their turn after each. */
export function* figuresOf(
  pictures: readonly PlacedIllustration[],
  t: Translator,
): Generator<string, Figures> {
  const sheet = openSheet();
  const placed: { html: string; after: string }[] = [];
  for (const { picture, alt, after } of pictures) {
    placed.push({ html: figureHtml(pictureHtml(picture, sheet), alt, t), after });
    yield '';
  }
  return { css: themed(sheet.css()), placed };
}

/** A voice reads what it shows in words, whole, under it, rather than figures without their table. */
function figureHtml(drawn: string, alt: string, t: Translator): string {
  const label = escapeHtml(t.plain('report.pictureAlt'));
  return (
    `<figure><div class="picture" role="img" aria-label="${label}">${drawn}</div>` +
    `<figcaption><details><summary>${escapeHtml(t.plain('report.pictureWords'))}</summary>` +
    `<p dir="auto">${wordsHtml(alt)}</p></details></figcaption></figure>\n`
  );
}
