import { withAddresses } from '../../kernel/addresses.ts';

/** What the marks of Discord stand for, in words. */
export interface Meanings {
  person(id: string): string;
  role(id: string): string;
  channel(id: string): string;
  /** `seconds` since 1970; `style` as Discord has it, such as `R`. */
  moment(seconds: number, style: string): string;
  /** A page of Discord's own, such as the guide of a server. */
  readonly page: string;
}

/**
 * The marks that Discord puts in a text, and shows as something else: people, roles, channels, emoji
 * of a server, moments, commands, its own pages (Message Formatting in its documentation, August 2026).
 */
const marks =
  /<(?:@!?(?<person>\d+)|@&(?<role>\d+)|#(?<channel>\d+)|a?:(?<emoji>\w+):\d+|t:(?<moment>-?\d+)(?::(?<style>[a-zA-Z]))?|\/(?<command>[^<>:\n]{1,100}):\d+|id:(?<page>[\w-]+)(?::\d+)?)>/gu;

/** True where there is something to put in words: most texts have nothing. */
export const hasMarks = (text: string): boolean => text.search(marks) !== -1;

/** The people named in some texts, by their ids. */
export function peopleIn(texts: readonly string[]): string[] {
  const ids = texts.flatMap((text) =>
    [...text.matchAll(marks)].map(({ groups }) => groups?.['person']),
  );
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** A text with its marks put in words. */
export function inPlainText(text: string, meanings: Meanings): string {
  return text.replaceAll(marks, (...found) => {
    const groups: Readonly<Record<string, string | undefined>> = found.at(-1);
    const { person, role, channel, emoji, moment, style = 'f', command } = groups;
    if (person !== undefined) return meanings.person(person);
    if (role !== undefined) return meanings.role(role);
    if (channel !== undefined) return meanings.channel(channel);
    if (emoji !== undefined) return `:${emoji}:`;
    if (moment !== undefined) return meanings.moment(Number(moment), style);
    return command === undefined ? meanings.page : `/${command}`;
  });
}

const maskedStart = /\[([^[\]\n]+)\]\(<?(?=https?:\/\/)/giu;
const maskedEnd = /^>?(?:[^\S\n]+"[^"\n]*")?\)/u;

/** A link under other words, `[le plan](https://…)`, as the words and the address: `le plan (https://…)`. */
export function withLinksShown(text: string): string {
  let written = '';
  let read = 0;
  for (const { 0: start, 1: label = '', index } of text.matchAll(maskedStart)) {
    if (index < read) continue;
    const [address] = withAddresses(text.slice(index + start.length));
    if (address === undefined || typeof address === 'string') continue;
    const after = index + start.length + address.shown.length;
    const [end] = maskedEnd.exec(text.slice(after)) ?? [];
    if (end === undefined) continue;
    const words = label.includes(address.shown) ? label : `${label} (${address.shown})`;
    written += text.slice(read, index) + words;
    read = after + end.length;
  }
  return written + text.slice(read);
}
