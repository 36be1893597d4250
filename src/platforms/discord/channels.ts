import { Events, RESTJSONErrorCodes, Routes, type Client } from 'discord.js';
import type { IsGone } from '../../retention/channels-gone.ts';
import type { Log } from '../../engine/ports.ts';
import { hasCode } from './failures.ts';

/** Told of each channel that is deleted while Palabre is connected; never of a thread. */
export function onChannelGone(
  client: Client,
  lose: (community: string, channel: string) => void,
): void {
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) lose(channel.guildId, channel.id);
  });
}

/** Told of each server that is there again: after a time away, channels may be missing. */
export function onServerBack(client: Client, look: (community: string) => void): void {
  client.on(Events.GuildAvailable, ({ id }) => look(id));
}

/**
 * Of a server that is not available nothing is known. A channel that its list lacks may only be
 * hidden from Palabre: Discord is asked, and no other answer than "unknown channel" counts.
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
