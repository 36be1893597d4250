import {
  Client,
  Events,
  GatewayIntentBits,
  PermissionFlagsBits,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import type { Activity, LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { connect, onNext, refusal, setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

const clients: Client[] = [];
const servers: LocalDiscord[] = [];

async function stage(options?: Parameters<typeof setStage>[0]): Promise<Stage> {
  const one = await setStage(options);
  servers.push(one.discord);
  return one;
}

async function bot(discord: LocalDiscord, intents?: number[]): Promise<Client<true>> {
  const client = await connect(discord, intents);
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.destroy();
  for (const server of servers.splice(0)) await server.close();
});

const ping = new SlashCommandBuilder()
  .setName('ping')
  .setNameLocalizations({ fr: 'sonde' })
  .setDescription('Says pong')
  .setDefaultMemberPermissions(0n)
  .toJSON();

describe('connecting', () => {
  it('lets the real client log in and see its servers, channels and itself', async () => {
    const { discord, guild, channel } = await stage();
    const client = await bot(discord);
    expect(client.user.id).toBe(discord.botId);
    expect(client.application.id).toBe(discord.applicationId);
    const seen = client.guilds.cache.get(guild.id);
    expect(seen?.name).toBe('Les Communs');
    expect(seen?.preferredLocale).toBe('fr');
    expect(seen?.channels.cache.has(channel.id)).toBe(true);
    expect(seen?.members.me?.permissions.has('CreatePrivateThreads')).toBe(true);
    expect(seen?.members.cache.size).toBe(1);
    expect(discord.breaches).toEqual([]);
  });

  it('tells a connected bot about a server that it joins later', async () => {
    const { discord } = await stage();
    const client = await bot(discord);
    const joined = new Promise<string>((resolve) => {
      client.once(Events.GuildCreate, ({ name }) => resolve(name));
    });
    discord.addGuild({ name: 'Nouveau' });
    expect(await joined).toBe('Nouveau');
  });

  it('refuses a wrong token', async () => {
    const { discord, rest } = await stage();
    rest.setToken('wrong');
    const refused = await refusal(discord, () => rest.get(Routes.gatewayBot()));
    // A client without it is not the bot, so its requests don't count as broken rules.
    expect(refused).toMatchObject({ status: 401, rules: [] });
  });

  it('refuses privileged intents, which Discord would have to grant', async () => {
    const { discord } = await stage();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
      rest: { api: discord.apiUrl },
    });
    await expect(client.login(discord.token)).rejects.toThrow(/intents/);
    expect(discord.breaches.map(({ rule }) => rule)).toEqual(['disallowedIntents']);
  });

  it('records a request to a missing route', async () => {
    const { discord, rest } = await stage();
    const refused = await refusal(discord, () => rest.get('/guilds/1/audit-logs'));
    expect(refused).toMatchObject({ status: 404, rules: ['routeNotEmulated'] });
  });

  it('sends what happens between two connections to a session that resumes', async () => {
    const { discord, guild, channel, ana } = await stage();
    const client = await bot(discord);
    await client.application.commands.set([ping]);
    const admin = guild.addMember({ name: 'Ada', permissions: PermissionFlagsBits.Administrator });
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.dropConnections();
    onNext(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('pong');
    });
    const outcome = admin.slash(channel.id, 'ping');
    await resumed;
    expect(await outcome).toMatchObject({ kind: 'message', message: { content: 'pong' } });
    expect(ana.read(channel.id)).toHaveLength(1);
  });

  it('requests a reconnect, after which the bot resumes', async () => {
    const { discord } = await stage();
    const client = await bot(discord);
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.dropConnections(7);
    await resumed;
    expect(discord.breaches).toEqual([]);
  });

  it('does not resume a session that ended, or one that it never knew', async () => {
    const { discord } = await stage();
    const { origin } = new URL(discord.apiUrl);
    const socket = new WebSocket(origin.replace('http', 'ws'));
    const received: unknown[] = [];
    const invalid = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        received.push(JSON.parse(data.toString()));
        if (received.length === 2) resolve();
      });
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const d = { token: discord.token, session_id: 'gone', seq: 1 };
    socket.send(JSON.stringify({ op: 6, d }));
    await invalid;
    socket.close();
    expect(received).toMatchObject([{ op: 10 }, { op: 9, d: false }]);
  });

  it('lets a bot that restarts find everything as it was', async () => {
    const { discord, channel } = await stage();
    const first = await bot(discord);
    await first.application.commands.set([ping]);
    const target = await first.channels.fetch(channel.id);
    const sent = target?.isSendable() ? await target.send('bonjour') : undefined;
    await first.destroy();
    const second = await bot(discord);
    expect((await second.application.commands.fetch()).size).toBe(1);
    const found = await second.channels.fetch(channel.id);
    const messages = found?.isTextBased() ? await found.messages.fetch() : undefined;
    expect(messages?.get(sent?.id ?? '')?.content).toBe('bonjour');
  });
});

describe('commands', () => {
  it('keeps localizations and returns them on request', async () => {
    const { discord, rest } = await stage();
    const client = await bot(discord);
    await client.application.commands.set([ping]);
    expect(discord.commandWrites).toBe(1);
    expect(discord.commands()[0]?.name_localizations).toEqual({ fr: 'sonde' });
    const bare = await rest.get(Routes.applicationCommands(discord.applicationId));
    expect(JSON.stringify(bare)).not.toContain('sonde');
    const full = await client.application.commands.fetch({ withLocalizations: true });
    expect(full.first()?.nameLocalizations).toEqual({ fr: 'sonde' });
  });
});

describe('watching', () => {
  it('reports every request with its status', async () => {
    const { discord, rest } = await stage();
    const seen: Activity[] = [];
    const stop = discord.onActivity((activity) => void seen.push(activity));
    await rest.get(Routes.gatewayBot());
    stop();
    await rest.get(Routes.gatewayBot());
    expect(seen).toMatchObject([
      { type: 'request', method: 'GET', path: '/gateway/bot', status: 200 },
    ]);
  });

  it('fails the requests it was told to fail, as often as requested', async () => {
    const { discord, rest } = await stage();
    discord.failNext({ method: 'GET', path: /gateway/, status: 500, times: 2 });
    await expect(rest.get(Routes.gatewayBot())).rejects.toMatchObject({ status: 500 });
    await expect(rest.get(Routes.user())).resolves.toMatchObject({ id: discord.botId });
    await expect(rest.get(Routes.gatewayBot())).rejects.toMatchObject({ status: 500 });
    await expect(rest.get(Routes.gatewayBot())).resolves.toMatchObject({ shards: 1 });
    expect(discord.breaches).toEqual([]);
  });

  it('dumps its whole state as JSON', async () => {
    const { discord, channel, ana } = await stage();
    ana.write(channel.id, 'coucou');
    const text = JSON.stringify(discord.dump());
    expect(text).toContain('coucou');
    expect(text).toContain('Les Communs');
  });
});
