import { merged, type Inline, type Rich } from '../../kernel/rich.ts';

/**
 * What Discord recognises as a URL: at least two characters, the last one not punctuation. A mark
 * ends it, since people also write `**https://…**` and `<https://…>`.
 */
const address = /(https?:\/\/[^\s<>|`*]+[^\s<>|`*.,:;"'\]])/u;

/** Writes a text in Discord's Markdown. A plain string shows exactly as it was typed. */
export function markup(text: Rich): string {
  // A sentence may come in pieces: a URL or a mention must not be split between two.
  return merged(text).map(inline).join('');
}

function inline(piece: Inline): string {
  if (typeof piece === 'string') return escapeText(piece);
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
      return `[${escapeText(piece.label)}](${piece.url})`;
  }
}

const timeStyles = { relative: 'R', clock: 't', date: 'D', moment: 'f' } as const;

/** URLs are left as they are: a backslash would break them, and they contain no marks. */
function escapeText(text: string): string {
  if (!text.includes('://')) return escapeWords(text);
  const parts = text.split(address);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? addressMarkup(part, parts[index + 1] ?? '') : escapeWords(part),
    )
    .join('');
}

/**
 * Discord extends a URL to the next space, including the backslash of an escaped mark; between `<`
 * and `>`, which it does not show, it ends where it was typed to end.
 */
function addressMarkup(url: string, after: string): string {
  return /^\S/u.test(after) ? `<${url}>` : url;
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
