import type { Inline, Rich } from '../../i18n/rich.ts';

const address = /(https?:\/\/[^\s<>|`*]+)/u;

/** Writes a text in Discord's Markdown. Whatever is a plain string shows exactly as it was typed. */
export function markup(text: Rich): string {
  return text.map(inline).join('');
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

const timeStyles = { relative: 'R', clock: 't', date: 'D' } as const;

/** Addresses are left whole: a backslash inside one would break it, and they carry no mark. */
function escapeText(text: string): string {
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? part : escapeWords(part)))
    .join('');
}

function escapeWords(text: string): string {
  return text
    .replace(/[\\*_~`|<>[\]]/gu, '\\$&')
    .replace(/^(\s*)([#+-])/gmu, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gmu, '$1\\$2')
    .replace(/@(everyone|here)/gu, '@\u200B$1');
}
