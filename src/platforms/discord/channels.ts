import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { Events, type Client } from 'discord.js';
import type { IsGone } from '../../retention/channels-gone.ts';
import type { Log } from '../../engine/ports.ts';
import { hasCode } from './failures.ts';

/** Called for each channel that is deleted while Palabre is connected; never for a thread. */
export function onChannelGone(
  client: Client,
  lose: (community: string, channel: string) => void,
): void {
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) lose(channel.guildId, channel.id);
  });
}

/** Called for each server that is available again: in the meantime, channels may have been deleted. */
export function onServerBack(client: Client, look: (community: string) => void): void {
  client.on(Events.GuildAvailable, ({ id }) => look(id));
}

/**
 * Nothing is known about an unavailable server. A channel that its list lacks may only be hidden
 * from Palabre: Discord is asked, and only "unknown channel" counts.
 */
export function goneOn(client: Client, log: Log): IsGone {
  return async (community, channel) => {
    const guild = client.guilds.cache.get(community);
    if (guild?.available !== true || guild.channels.cache.has(channel)) return false;
    try {
      await client.rest.get(Routes.channel(channel));
      return false;
    } catch (error) {
      if (hasCode(error, RESTJSONErrorCodes.UnknownChannel)) return true;
      log.warn('a channel is missing, and Discord does not say whether it is gone', { channel });
      return false;
    }
  };
}
