import { Client, DiscordAPIError, Events, GatewayIntentBits, REST } from 'discord.js';
import type { Interaction } from 'discord.js';
import { startLocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import type {
  Channel,
  Guild,
  LocalDiscord,
  LocalDiscordOptions,
  Person,
} from '../../src/rehearsal/local-discord/index.ts';

export interface Stage {
  discord: LocalDiscord;
  guild: Guild;
  channel: Channel;
  ana: Person;
  ben: Person;
  /** With the bot's token, for requests that discord.js itself would refuse to send. */
  rest: REST;
}

/** A local Discord with one server, one channel and two people; no bot yet. */
export async function setStage(server?: LocalDiscordOptions): Promise<Stage> {
  const discord = await startLocalDiscord(server);
  const guild = discord.addGuild({ name: 'Les Communs' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  const ana = guild.addMember({ name: 'Ana' });
  const ben = guild.addMember({ name: 'Ben', locale: 'en-GB' });
  // Without discord.js's own limit of 50 requests a second: Discord's answers are what is tested.
  const options = { api: discord.apiUrl, retries: 0, globalRequestsPerSecond: Infinity };
  const rest = new REST(options).setToken(discord.token);
  return { discord, guild, channel, ana, ben, rest };
}

/** The real discord.js client, logged in and ready. */
export async function connect(
  discord: LocalDiscord,
  intents: number[] = [GatewayIntentBits.Guilds],
): Promise<Client<true>> {
  const client = new Client({ intents, rest: { api: discord.apiUrl, retries: 0 } });
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(discord.token);
  return ready;
}

/** The broken rules and Discord's error code for a request that must be refused. */
export async function refusal(
  discord: LocalDiscord,
  request: () => Promise<unknown>,
): Promise<{ code: number | string; status: number; rules: string[] }> {
  const before = discord.breaches.length;
  try {
    await request();
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const rules = discord.breaches.slice(before).map(({ rule }) => rule);
    return { code: error.code, status: error.status, rules };
  }
  throw new Error('the request was not refused');
}

/** Answers the next interaction only. */
export function onNext(
  client: Client,
  answer: (interaction: Interaction) => Promise<unknown>,
): void {
  client.once(Events.InteractionCreate, (interaction) => void answer(interaction));
}

export function nextInteraction(client: Client): Promise<Interaction> {
  return new Promise((resolve) => client.once(Events.InteractionCreate, resolve));
}
