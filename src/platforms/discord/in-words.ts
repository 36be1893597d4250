import type { Client, Guild } from 'discord.js';
import type { NamesIn } from '../../engine/ports.ts';
import { fixedTime } from '../../i18n/fixed-time.ts';
import type { Translator } from '../../i18n/translator.ts';
import { time } from '../../kernel/rich.ts';
import { discordSight } from './sight.ts';
import { hasMarks, inPlainText, peopleIn, type Meanings } from './written-here.ts';

/** The translator of a server: in its language, with its time zone. */
export type TranslatorFor = (community: string) => Promise<Translator>;

/** Where a text will be read: by whoever sees this channel. */
export interface WrittenIn {
  readonly community: string;
  readonly channel: string;
}

export type Put = (text: string) => string;

/** How to put in words what Discord writes in some texts. Never rejects. */
export type InWords = (texts: readonly string[], where: WrittenIn) => Promise<Put>;

const same: Put = (text) => text;
export const asWritten: InWords = async () => same;

/**
 * Names as they are borne on the server now, dates in its language and its zone. A name that is not
 * known, or that not everybody who reads here may know, is a word, never an id.
 */
export function discordWords(
  client: Client,
  namesIn: NamesIn,
  translatorFor: TranslatorFor,
): InWords {
  const sight = discordSight(client);
  return async (texts, { community, channel }) => {
    const marked = texts.filter(hasMarks);
    if (marked.length === 0) return same;
    const t = await translatorFor(community);
    const names = await namesIn(community, peopleIn(marked));
    const guild = client.guilds.cache.get(community);
    const seen = (id: string) => sight.coversReaders(community, channel, id);
    const meanings = meaningsIn(guild, names, seen, t);
    return (text) => inPlainText(text, meanings);
  };
}

function meaningsIn(
  guild: Guild | undefined,
  names: ReadonlyMap<string, string>,
  seen: (channel: string) => boolean,
  t: Translator,
): Meanings {
  return {
    person: (id) => called('@', names.get(id), t.plain('written.somebody')),
    role: (id) => called('@', guild?.roles.cache.get(id)?.name, t.plain('written.role')),
    channel: (id) => {
      const name = seen(id) ? guild?.channels.cache.get(id)?.name : undefined;
      return called('#', name, t.plain('written.channel'));
    },
    moment: (seconds, style) => momentInWords(seconds, style, t),
    page: t.plain('written.page'),
  };
}

/** The role of everybody is called `@everyone` already. */
const called = (sign: string, name: string | undefined, unknown: string): string =>
  name === undefined ? unknown : name.startsWith(sign) ? name : `${sign}${name}`;

/** The last moment that a `Date` can hold, in seconds. */
const lastSecond = 8_640_000_000_000;

/** With its day, since the text is kept: « il y a deux heures » would soon be wrong. */
function momentInWords(seconds: number, style: string, t: Translator): string {
  if (!(Math.abs(seconds) <= lastSecond)) return t.plain('written.moment');
  const as = style === 'd' || style === 'D' ? 'date' : 'moment';
  return fixedTime(time(seconds * 1000, as, t), 0, t);
}
