import { ChannelType, PermissionFlagsBits as Bit } from 'discord-api-types/v10';
import {
  Events,
  OverwriteType,
  PermissionsBitField,
  Status,
  type Client,
  type DMChannel,
  type Guild,
  type GuildBasedChannel,
  type NonThreadGuildBasedChannel,
  type Role,
} from 'discord.js';
import type { Sight } from '../../engine/ports.ts';
import { covers, type Overwrites, type Server } from './covering.ts';

/** Who sees what, from the gateway's data about roles and channels; nobody's own roles need be known. */
export function discordSight(client: Client): Sight {
  return {
    knows: (community, channel) => {
      const guild = heardOf(client, community);
      if (guild === undefined) return false;
      return channel === undefined || guild.channels.cache.has(channel);
    },
    coversReaders: (community, channel, other) => {
      const guild = heardOf(client, community);
      const here = guild?.channels.cache.get(channel);
      const there = guild?.channels.cache.get(other);
      if (guild === undefined || here === undefined || there === undefined) return false;
      return here.id === there.id || compared(guild, here, there);
    },
    isPublic: (community, channel) => {
      const guild = heardOf(client, community);
      const there = guild?.channels.cache.get(channel);
      return guild !== undefined && there !== undefined && isOpenToAll(guild, there);
    },
  };
}

/** A server whose changes are received: what is kept about any other may be outdated. */
function heardOf(client: Client, community: string): Guild | undefined {
  const guild = client.guilds.cache.get(community);
  if (guild?.available !== true) return undefined;
  return client.ws.shards.get(guild.shardId)?.status === Status.Ready ? guild : undefined;
}

/** A thread has the permissions of the channel it is in. */
const settled = (channel: GuildBasedChannel) => (channel.isThread() ? channel.parent : channel);
type Settled = NonNullable<ReturnType<typeof settled>>;

function compared(guild: Guild, here: GuildBasedChannel, there: GuildBasedChannel): boolean {
  // Some of those who see its channel read it, but it is unknown which.
  if (there.type === ChannelType.PrivateThread) return false;
  const [from, to] = [settled(here), settled(there)];
  if (from === null || to === null) return false;
  if (from.id === to.id) return true;
  // An age-restricted channel is hidden from everybody whom Discord knows to be too young.
  if (isRestricted(to) && !isRestricted(from)) return false;
  return covers(serverOf(guild), overwritesOf(from), overwritesOf(to), toRead(to));
}

/** As if compared with a channel that everyone sees. */
function isOpenToAll(guild: Guild, channel: GuildBasedChannel): boolean {
  const to = settled(channel);
  if (to === null || channel.type === ChannelType.PrivateThread || isRestricted(to)) return false;
  const { id } = guild.roles.everyone;
  const seen = { id, of: 'role' as const, allow: Bit.ViewChannel, deny: 0n };
  return covers(serverOf(guild), new Map([[id, seen]]), overwritesOf(to), toRead(to));
}

const isRestricted = (channel: Settled): boolean => 'nsfw' in channel && channel.nsfw;

/** A recap reveals the past; and people who may not join a voice channel may not read its chat. */
function toRead(channel: Settled): bigint[] {
  const past = [Bit.ViewChannel, Bit.ReadMessageHistory];
  return channel.isVoiceBased() ? [...past, Bit.Connect] : past;
}

function serverOf({ roles, ownerId, client }: Guild): Server {
  const { everyone } = roles;
  const self = client.user.id;
  // Palabre's own role belongs to nobody else: Discord created it with the invitation.
  const others = roles.cache.filter(
    (role) => isReal(role) && role.id !== everyone.id && role.tags?.botId !== self,
  );
  return {
    everyone: asData(everyone),
    roles: others.map(asData),
    besides: [ownerId, self],
  };
}

/** If somebody typed `constructor` into an option, discord.js makes a role that nobody has. */
const isReal = (role: Role): boolean =>
  Reflect.get(role, 'permissions') instanceof PermissionsBitField;

const asData = ({ id, permissions }: Role) => ({ id, permissions: permissions.bitfield });

/** Discord copies a category's overwrites to its channels, so a channel's own are complete. */
function overwritesOf({ permissionOverwrites }: Settled): Overwrites {
  return permissionOverwrites.cache.mapValues(({ id, type, allow, deny }) => ({
    id,
    of: type === OverwriteType.Member ? 'member' : 'role',
    allow: allow.bitfield,
    deny: deny.bitfield,
  }));
}

/** Calls `changed` with a community when what people may see there may have changed. */
export function watchSight(client: Client, changed: (community: string) => void): void {
  const inChannel = (channel: DMChannel | NonThreadGuildBasedChannel) => {
    if (!channel.isDMBased()) changed(channel.guildId);
  };
  const ofRole = ({ guild }: Role) => changed(guild.id);
  const ofServer = ({ id }: Guild) => changed(id);
  client.on(Events.ChannelUpdate, inChannel);
  client.on(Events.ChannelDelete, inChannel);
  client.on(Events.GuildRoleCreate, ofRole);
  client.on(Events.GuildRoleUpdate, ofRole);
  client.on(Events.GuildRoleDelete, ofRole);
  client.on(Events.GuildUpdate, ofServer);
  client.on(Events.GuildAvailable, ofServer);
}
