import { neededRights } from '../../../platforms/discord/rights.ts';
import { permissionName } from '../../../i18n/permission-words.ts';
import type { Translator } from '../../../i18n/translator.ts';
import {
  serversOf,
  type ChannelFound,
  type ServerFound,
} from '../../../platforms/discord/servers.ts';
import { openedWorkshop } from '../../../workshop/stream.ts';
import type { Bot } from '../../../program/bot.ts';
import { Fresh } from './fresh.ts';
import type { Link } from './link.ts';
import type { WireChannel, WireOpen, WireServer } from './protocol.ts';

/** Asks where the bot is and what it may do, at most once in a second and a half. */
export class ServerLookup extends Fresh<readonly ServerFound[] | undefined> {
  constructor(link: Link) {
    super(async () => {
      const account = await link.account();
      if (account === undefined) return undefined;
      const { id, owner } = account;
      return link.asBot((token, apiUrl) => serversOf(token, apiUrl, id, owner?.id));
    });
  }
}

/** What the page shows of a server: its channels, right by right, and what is open in them. */
export async function wireServer(
  { id, name, channels }: ServerFound,
  bot: Bot | undefined,
  t: Translator,
): Promise<WireServer> {
  const open = bot === undefined ? [] : await openIn(bot, id);
  const named = (channel: string) => channels.find((each) => each.id === channel)?.name ?? '?';
  const taken = new Set(open.flatMap(({ kind, at }) => (kind === 'workshop' ? [at] : [])));
  return {
    id,
    name,
    channels: channels.map((channel) => wireChannel(channel, taken.has(channel.id), t)),
    open: open.map(({ kind, title, at }): WireOpen => ({ kind, title, channel: named(at) })),
  };
}

function wireChannel(
  { id, name, missing, mayLead }: ChannelFound,
  isTaken: boolean,
  t: Translator,
): WireChannel {
  return {
    id,
    name,
    rights: neededRights.map((right) => ({
      name: permissionName(right, t),
      there: !missing.includes(right),
    })),
    mayTry: mayLead && missing.length === 0 && !isTaken,
  };
}

export interface Open {
  readonly kind: WireOpen['kind'];
  readonly title: string;
  /** The channel's id. */
  readonly at: string;
}

export async function openIn({ context }: Bot, id: string): Promise<Open[]> {
  const community = await context.streams.communities.read(id);
  if (!community.ok) return [];
  const workshops = await Promise.all(
    Object.entries(community.value.workshops).map(async ([at, workshop]): Promise<Open[]> => {
      const opened = await openedWorkshop(context, workshop);
      return opened.ok ? [{ kind: 'workshop', title: opened.value.opening.title, at }] : [];
    }),
  );
  const polls = community.value.polls.map(({ question, channel }): Open => ({
    kind: 'poll',
    title: question,
    at: channel,
  }));
  return [...workshops.flat(), ...polls];
}
