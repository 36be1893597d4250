import {
  Client,
  Events,
  GatewayIntentBits,
  type AutocompleteInteraction,
  type Interaction,
} from 'discord.js';
import type { Chat, Log, Painter } from '../../app/ports.ts';
import type { Dispatcher } from '../../app/dispatch.ts';
import type { View } from '../../view/view.ts';
import { frugalCaches } from './caches.ts';
import { discordChat, type KnownRights } from './chat.ts';
import { discordLimits, fileBytesOf } from './limits.ts';
import { excerpt } from '../../view/excerpt.ts';
import { createDraw, type Draw } from './pictures.ts';
import { readCompletion, readRequest } from './requests.ts';
import { respond } from './respond.ts';
import { missingRights } from './rights.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Any server that speaks Discord's API, such as the local one; Discord's own when left out. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly painter: Painter;
}

export interface Discord {
  readonly client: Client;
  readonly chat: Chat;
  /** Connects and resolves once ready; rejects when Discord refuses the token. */
  connect(dispatcher: Dispatcher, tooLate: (language: string) => View): Promise<void>;
  close(): Promise<void>;
}

/**
 * With the `Guilds` and `GuildMessages` intents: a message that somebody deleted is known, by its id.
 * Without the intent of messages' content nobody's ordinary messages are read: they come without it.
 */
export function openDiscord({ token, apiUrl, log, painter }: DiscordOptions): Discord {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    makeCache: frugalCaches(() => client.user?.id),
    // All that is sent is Discord's own JSON already: renaming its keys would only cost time.
    jsonTransformer: (json) => json,
    ...(apiUrl === undefined ? {} : { rest: { api: apiUrl } }),
  });
  const draw = createDraw({ painter, log });
  const chat = discordChat({
    rest: client.rest,
    log,
    draw,
    botId: () => client.user?.id ?? '',
    rightsIn: (channel) => rightsIn(client, channel),
  });
  return {
    client,
    chat,
    connect: async (dispatcher, tooLate) => {
      client.on(Events.InteractionCreate, (interaction) => {
        void serve(interaction, { dispatcher, tooLate, draw, log });
      });
      client.on(Events.Error, (error) => log.error('the connection to Discord failed', { error }));
      // Registered before logging in: the event may already have passed once `login` resolves.
      const ready = new Promise<void>((resolve) => {
        client.once(Events.ClientReady, () => resolve());
      });
      await client.login(token);
      await ready;
    },
    close: () => client.destroy(),
  };
}

/** From what the gateway tells of roles and channels; nothing for a thread that it has not named. */
function rightsIn(client: Client, id: string): KnownRights | undefined {
  const channel = client.channels.cache.get(id);
  if (client.user === null || channel === undefined || channel.isDMBased()) return undefined;
  const granted = channel.permissionsFor(client.user);
  return granted === null
    ? undefined
    : {
        thread: channel.isThread(),
        missing: missingRights(granted),
        fileBytes: fileBytesOf(channel.guild.premiumTier),
      };
}

interface ServeTools {
  readonly dispatcher: Dispatcher;
  readonly tooLate: (language: string) => View;
  readonly draw: Draw;
  readonly log: Log;
}

async function serve(interaction: Interaction, tools: ServeTools): Promise<void> {
  const { dispatcher, tooLate, draw, log } = tools;
  try {
    if (interaction.isAutocomplete()) await complete(interaction, dispatcher);
    else {
      const coming = readRequest(interaction, log).then((request) =>
        request === undefined ? ({ kind: 'quiet' } as const) : dispatcher.answer(request),
      );
      await respond(interaction, coming, { draw, tooLate: () => tooLate(interaction.locale) });
    }
  } catch (error) {
    log.error('an interaction could not be answered', { type: interaction.type, error });
  }
}

async function complete(
  interaction: AutocompleteInteraction,
  dispatcher: Dispatcher,
): Promise<void> {
  const request = await readCompletion(interaction);
  const choices = request === undefined ? [] : await dispatcher.complete(request);
  await interaction.respond(
    choices
      .slice(0, discordLimits.choices)
      .map(({ id, label }) => ({ value: id, name: excerpt(label, discordLimits.choiceName) })),
  );
}
