import { PermissionFlagsBits as Bit } from 'discord.js';
import { ApiError } from './api-error.ts';
import { requireBot } from './permissions.ts';
import type { ApiRequest } from './api-request.ts';
import type { World } from './world.ts';
import type { ChannelState, GuildState, MessageState } from './states.ts';

/** A path parameter; asking for one that the route does not have is a bug. */
export function param(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`the route has no :${name}`);
  return value;
}

/** The channel in the path, which the bot must be able to see. */
export function channelOf(world: World, request: ApiRequest): ChannelState {
  const channel = world.channels.get(param(request, 'channel'));
  if (!channel) throw new ApiError('unknownChannel');
  requireBot(world, channel, Bit.ViewChannel);
  return channel;
}

/** The message in the path. Ephemeral ones do not exist for the bot's own routes. */
export function messageOf(channel: ChannelState, request: ApiRequest): MessageState {
  const message = channel.messages.get(param(request, 'message'));
  if (!message || message.ephemeralFor) throw new ApiError('unknownMessage');
  return message;
}

export function guildOf(world: World, request: ApiRequest): GuildState {
  const guild = world.guilds.get(param(request, 'guild'));
  if (!guild) throw new ApiError('unknownGuild');
  return guild;
}

export function refuseOtherApplication(world: World, request: ApiRequest): void {
  if (param(request, 'application') !== world.applicationId) {
    throw new ApiError('unknownApplication');
  }
}
