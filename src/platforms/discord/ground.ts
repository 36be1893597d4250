import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Client, GuildBasedChannel } from 'discord.js';
import type { Ground, KnownPlace } from '../../engine/ports.ts';
import { missingRights } from './rights.ts';

/**
 * What the gateway tells by itself of servers, channels, threads and roles, so that nothing is asked
 * that Discord would refuse.
 */
export function discordGround(client: Client): Ground {
  return {
    knows: (place) => {
      const guild = client.guilds.cache.get(place);
      if (guild !== undefined) return ofServer(guild.members.me?.permissions);
      const channel = client.channels.cache.get(place);
      return channel === undefined || channel.isDMBased() ? undefined : ofChannel(channel);
    },
    isGone: (community, channel) => {
      if (!client.isReady()) return false;
      const guild = client.guilds.cache.get(community);
      // Of a server that is down nothing is known.
      if (guild?.available === false) return false;
      return guild?.channels.cache.has(channel) !== true;
    },
  };
}

type Granted = Parameters<typeof missingRights>[0];

const open = { thread: false, locked: false, archived: false };

function ofServer(granted: Granted | undefined): KnownPlace | undefined {
  return granted === undefined ? undefined : { ...open, missing: missingRights(granted) };
}

function ofChannel(channel: GuildBasedChannel): KnownPlace | undefined {
  const { me } = channel.guild.members;
  const granted = me === null ? null : channel.permissionsFor(me);
  if (granted === null || !channel.guild.available) return undefined;
  const missing = missingRights(granted);
  if (!channel.isThread()) return { ...open, missing };
  const locked = channel.locked === true && !granted.has(PermissionFlagsBits.ManageThreads);
  return { thread: true, locked, archived: channel.archived === true, missing };
}
