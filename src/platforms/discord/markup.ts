import { withAddresses, type Address } from '../../kernel/addresses.ts';
import { holdSigns } from '../../kernel/typography.ts';
import { merged, type Inline, type Rich } from '../../kernel/rich.ts';

/** Writes a text in Discord's Markdown. A plain string shows as it was typed, no sign left alone on a line. */
export function markup(text: Rich): string {
  // A sentence may come in pieces: a URL or a mention must not be split between two.
  return merged(text).map(inline).join('');
}

function inline(piece: Inline): string {
  if (typeof piece === 'string') return escapeText(holdSigns(piece));
  switch (piece.kind) {
    case 'strong':
      return `**${markup(piece.of)}**`;
    case 'person':
      return `<@${piece.id}>`;
    case 'channel':
      return `<#${piece.id}>`;
    case 'role':
      return `<@&${piece.id}>`;
    case 'time':
      return `<t:${Math.floor(piece.at / 1000)}:${timeStyles[piece.as]}>`;
    case 'link':
      return `[${escapeText(piece.label)}](${piece.url.replaceAll(/[()]/gu, percent)})`;
  }
}

/** A bracket would end the address of a link early. */
const percent = (sign: string): string =>
  `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const timeStyles = { relative: 'R', clock: 't', date: 'D', moment: 'f' } as const;

/**
 * URLs are left as they are: a backslash would break them. One without its scheme is no link for
 * Discord, only words.
 */
function escapeText(text: string): string {
  const pieces = withAddresses(text);
  return pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return escapeWords(piece);
      const { shown, url } = piece;
      return shown === url ? addressMarkup(url, pieces[index + 1]) : escapeWords(shown);
    })
    .join('');
}

/** Discord takes no bracket that was opened before the URL. */
const ended = /^\)?(?:\s|$)/u;

/** What Discord leaves out at the end of a URL, though an address may end with it: `…?z=[1]`. */
const leftOut = /[<.,:;"'\]]$/u;

/**
 * Discord extends a URL to the next space, including the backslash of an escaped mark; between `<`
 * and `>`, which it does not show, it ends where it was typed to end.
 */
function addressMarkup(url: string, after: string | Address = ''): string {
  const bare = typeof after === 'string' && ended.test(after) && !leftOut.test(url);
  return bare ? url : `<${url}>`;
}

/** The first characters of Discord's marks. Most words contain none, and are left as they are. */
const perhapsMark = /[\\*_~`|<>[\]#+\-.)@]/u;

/** White space is searched for within each line: a thousand empty lines are read only once. */
function escapeWords(text: string): string {
  if (!perhapsMark.test(text)) return text;
  return text
    .replace(/[\\*_~`|<>[\]]/gu, '\\$&')
    .replace(/^([^\S\r\n\u2028\u2029]*)([#+-])/gmu, '$1\\$2')
    .replace(/^([^\S\r\n\u2028\u2029]*\d+)([.)])(?=\s|$)/gmu, '$1\\$2')
    .replace(/@(everyone|here)/gu, '@\u200B$1');
}
