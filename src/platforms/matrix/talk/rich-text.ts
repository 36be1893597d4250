import { withAddresses } from '../../../kernel/addresses.ts';
import { holdSigns } from '../../../kernel/typography.ts';
import { escapeHtml } from '../../../kernel/escape-html.ts';
import { merged, type Inline, type Rich, type TimeShown } from '../../../kernel/rich.ts';
import { zonesOnce } from '../../../kernel/zones-once.ts';

/** A text in Matrix's two formats: plain text, and its subset of HTML. */
export interface Written {
  readonly plain: string;
  readonly html: string;
}

/** How ids and times are shown in words. */
export interface Meaning {
  /** What somebody is called where the message is read. */
  person(id: string): string;
  /** What a room, or a thread in it, is called. */
  /** `label`: what it is called if it is a thread, which has no name. */
  room(id: string, label?: string): string;
  /** A link to it on `matrix.to`; undefined if it has none. */
  addressOf(id: string): string | undefined;
  time(moment: TimeShown): string;
}

/** For a text without ids and moments, such as a label. */
export const wordsAlone: Meaning = {
  person: (id) => id,
  room: (id) => id,
  addressOf: () => undefined,
  time: () => '',
};

/**
 * Text is shown as it was typed, with no sign left alone on a line; only Palabre's own markup is
 * bold or a link.
 */
export function richText(text: Rich, meaning: Meaning): Written {
  return joinedTexts(zonesOnce(merged(text)).map((piece) => inline(piece, meaning)));
}

/** The two halves of several texts, one after the other. */
export function joinedTexts(
  texts: readonly Written[],
  plainBetween = '',
  htmlBetween = '',
): Written {
  return {
    plain: texts.map(({ plain }) => plain).join(plainBetween),
    html: texts.map(({ html }) => html).join(htmlBetween),
  };
}

function inline(piece: Inline, meaning: Meaning): Written {
  if (typeof piece === 'string') return asTyped(piece);
  switch (piece.kind) {
    case 'strong': {
      const { plain, html } = richText(piece.of, meaning);
      return { plain, html: `<strong>${html}</strong>` };
    }
    case 'person':
      return leading(meaning.person(piece.id), meaning.addressOf(piece.id));
    case 'channel':
      return leading(meaning.room(piece.id, piece.label), meaning.addressOf(piece.id));
    case 'role':
      return asTyped(piece.id);
    case 'time':
      return asTyped(meaning.time(piece));
    case 'link':
      return { plain: `${piece.label} (${piece.url})`, html: link(piece.url, piece.label) };
  }
}

const leading = (name: string, address: string | undefined): Written =>
  address === undefined ? asTyped(name) : { plain: name, html: link(address, name) };

const link = (url: string, label: string): string =>
  `<a href="${escapeHtml(url)}">${withBreaks(label)}</a>`;

/** Clients turn addresses in plain text into links; in HTML not all of them do. */
function asTyped(typed: string): Written {
  const text = holdSigns(typed);
  const pieces = withAddresses(text).map((piece) =>
    typeof piece === 'string' ? withBreaks(piece) : link(piece.url, piece.shown),
  );
  return { plain: text, html: pieces.join('') };
}

const withBreaks = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/gu, '<br>');
