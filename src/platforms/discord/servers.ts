import { ChannelType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { asking, type Ask } from './asking.ts';
import { channelSchema, grantedTo, guildSchema, memberSchema } from './granted.ts';
import { missingRights } from './rights.ts';

/** A server that a bot is in, and what it may do in each channel where people write. */
export interface ServerFound {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly ChannelFound[];
}

export interface ChannelFound {
  readonly id: string;
  readonly name: string;
  /** What Palabre lacks there; nothing if all is well. */
  readonly missing: readonly ChatPermission[];
  /** Whether the person that was asked about may lead a workshop there. */
  readonly mayLead: boolean;
}

/** More would be a bot of many communities, which nobody looks at in one page. */
const mostServers = 10;

/** Kinds that are not known yet are let through. */
const textChannel: number = ChannelType.GuildText;

const guildsSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const channelsSchema = z.array(
  channelSchema.extend({ id: z.string(), name: z.string(), type: z.int(), position: z.int() }),
);
type Guild = z.output<typeof guildSchema>;
type Channel = z.output<typeof channelsSchema>[number];

/**
 * Asks Discord, without connecting, where a bot is and what it may do there, the first ten servers.
 * Undefined if Discord does not answer. `leader`: who would lead a workshop.
 */
export async function serversOf(
  token: string,
  apiUrl: string | undefined,
  self: string,
  leader: string | undefined,
): Promise<readonly ServerFound[] | undefined> {
  const ask = asking(token, apiUrl);
  const guilds = await ask(Routes.userGuilds(), guildsSchema);
  return (
    guilds.data &&
    Promise.all(
      guilds.data.slice(0, mostServers).map(async ({ id, name }) => ({
        id,
        name,
        channels: await channelsOf(ask, id, self, leader),
      })),
    )
  );
}

async function channelsOf(
  ask: Ask,
  id: string,
  self: string,
  leader: string | undefined,
): Promise<readonly ChannelFound[]> {
  const [guild, own, channels, led] = await Promise.all([
    ask(Routes.guild(id), guildSchema),
    ask(Routes.guildMember(id, self), memberSchema),
    ask(Routes.guildChannels(id), channelsSchema),
    leader === undefined ? undefined : ask(Routes.guildMember(id, leader), memberSchema),
  ]);
  if (guild.data === undefined || own.data === undefined) return [];
  const [server, member] = [guild.data, own.data];
  return (channels.data ?? [])
    .filter(({ type }) => type === textChannel)
    .toSorted((a, b) => a.position - b.position)
    .map((channel) => ({
      id: channel.id,
      name: channel.name,
      missing: missingRights(grantedTo(self, server, member, channel)),
      mayLead: mayLead(leader, server, led?.data, channel),
    }));
}

function mayLead(
  leader: string | undefined,
  guild: Guild,
  member: z.output<typeof memberSchema> | undefined,
  channel: Channel,
): boolean {
  if (leader === undefined || member === undefined) return false;
  return grantedTo(leader, guild, member, channel).has(PermissionFlagsBits.ManageEvents);
}
