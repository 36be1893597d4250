import { Events, type Client } from 'discord.js';
import { allCapabilities } from '../../engine/capabilities.ts';
import type { OpenPlatform, Platform, PlatformListeners, Served } from '../../engine/platform.ts';
import type { Fleet } from '../../engine/fleet.ts';
import { watchChanges } from './changes.ts';
import { goneOn, onChannelGone, onServerBack } from './channels.ts';
import { openDiscord, type Discord } from './client.ts';
import { commandPayload } from './command-payload.ts';
import { discordGround } from './ground.ts';
import { shownLimits } from './limits.ts';
import { patiently } from './patiently.ts';
import { registerCommands } from './register.ts';
import { invitation } from './rights.ts';
import { discordSight, watchSight } from './sight.ts';

export interface DiscordAccount {
  readonly token: string;
  /** Any server that speaks Discord's API; Discord's own when left out. */
  readonly apiUrl: string | undefined;
  /** How long a start waits for servers that do not come; fifteen seconds when left out. */
  readonly patienceMs?: number;
}

/** Discord, as the platform that Palabre runs on. */
export function discordFor(account: DiscordAccount): OpenPlatform {
  return (tools): Platform => {
    const discord = openDiscord({ ...account, ...tools });
    const { client, chat, time, namesIn, termOf, lost, troubles, close } = discord;
    return {
      id: 'discord',
      capabilities: allCapabilities,
      limits: shownLimits,
      chat,
      ground: discordGround(client),
      sight: discordSight(client),
      namesIn,
      time,
      connect: (served) => connect(discord, served, tools.fleet),
      termOf,
      communities: () => new Set(client.guilds.cache.keys()),
      isGone: goneOn(client, tools.log),
      troubles,
      lost,
      close,
    };
  };
}

async function connect(
  discord: Discord,
  { dispatcher, features, catalogues, notices, translatorFor, listeners }: Served,
  fleet: Fleet | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const { client } = discord;
  watchChanges(client, listeners);
  const connected = discord.connect(
    dispatcher,
    notices.tooLate,
    notices.unreadable,
    translatorFor,
    listeners.tookOver,
  );
  // Created once Discord answers.
  const commands = commandPayload(features, catalogues);
  await connected;
  listen(client, listeners);
  const id = client.application?.id ?? '';
  const register = () => patiently(() => registerCommands(client.rest, id, commands));
  const commandsWritten = await (fleet?.alone('commands', register) ?? register());
  return { commandsWritten, invite: invitation(id) };
}

function listen(
  client: Client,
  { arrived, left, channelGone, sightChanged }: PlatformListeners,
): void {
  client.on(Events.GuildCreate, ({ id }) => arrived(id));
  // Not for an outage: discord.js tells of that by another event.
  client.on(Events.GuildDelete, ({ id }) => left(id));
  onChannelGone(client, channelGone);
  onServerBack(client, arrived);
  watchSight(client, sightChanged);
}
