import { Client, Events, GatewayIntentBits, PermissionFlagsBits as Bit } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frugalCaches } from '../../../src/platforms/discord/caches.ts';
import { ServersAsleep } from '../../../src/platforms/discord/servers-asleep.ts';
import { until } from '../../../src/rehearsal/look.ts';
import { connect, setStage, type Stage } from '../../rehearsal/local-discord-bot.ts';
import { silentLog } from '../../support/logs.ts';

let stage: Stage;
let asleep: ServersAsleep;
let client: Client<true>;
let closed: string;
let thread: string;

beforeEach(async () => {
  stage = await setStage();
  const { guild, discord, channel } = stage;
  const circle = guild.addRole({ name: 'cercle', permissions: Bit.ManageThreads }).id;
  closed = guild.addTextChannel({ name: 'fermé' }).id;
  guild.overwrite(closed, { role: guild.id }, { deny: Bit.ViewChannel });
  guild.overwrite(closed, { role: circle }, { allow: Bit.ViewChannel });
  guild.denyBot(closed, Bit.SendMessages);
  asleep = new ServersAsleep(silentLog);
  client = await connected();
  const plain = await connect(discord);
  thread = await opened(plain, channel.id);
  await plain.destroy();
  await until('the thread', () => client.channels.cache.get(thread));
  // Said anew, with the thread among it.
  await client.destroy();
  asleep = new ServersAsleep(silentLog);
  client = await connected();
});
afterEach(async () => {
  asleep.close();
  await client.destroy();
  await stage.discord.close();
});

async function opened(by: Client<true>, channel: string): Promise<string> {
  const place = by.channels.cache.get(channel);
  if (place?.isSendable() !== true) throw new Error('There is no such channel.');
  const message = await place.send('fil');
  return (await message.startThread({ name: 'fil' })).id;
}

async function connected(): Promise<Client<true>> {
  const { token, apiUrl } = stage.discord;
  const made: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: apiUrl },
    makeCache: frugalCaches(() => made.user?.id, asleep),
  });
  asleep.watch(made);
  const ready = new Promise<Client<true>>((resolve) => made.once(Events.ClientReady, resolve));
  await made.login(token);
  return ready;
}

const guildIn = (of: Client<true>) => of.guilds.cache.get(stage.guild.id);
const ofServer = (of: Client<true>) => {
  const guild = guildIn(of);
  const me = guild?.members.me;
  return {
    ...Object.fromEntries(
      Object.entries(guild ?? {}).filter(
        ([, value]) => value === null || typeof value !== 'object',
      ),
    ),
    features: guild?.features,
    everyone: guild?.roles.everyone.id,
    me: { id: me?.id, name: me?.displayName, roles: me?.roles.cache.map(({ id }) => id) },
    may: me?.permissions.bitfield,
  };
};
/** What the program asks of a server. */
const known = (of: Client<true>) => ({
  server: ofServer(of),
  roles: guildIn(of)?.roles.cache.map(({ id, name, permissions, tags, managed }) => ({
    id,
    name,
    tags,
    managed,
    permissions: permissions.bitfield,
  })),
  channels: guildIn(of)?.channels.cache.map((channel) => ({
    id: channel.id,
    name: channel.name,
    type: channel.type,
    parent: channel.parentId,
    ...(channel.isThread() && { archived: channel.archived, locked: channel.locked }),
    ...('nsfw' in channel && { nsfw: channel.nsfw }),
    granted: channel.permissionsFor(of.user)?.bitfield,
    same: of.channels.cache.get(channel.id) === channel,
  })),
});

/** What discord.js holds of a channel now, without asking for it. */
const held = (id: string) => client.channels.cache.get(id);
const pass = (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) asleep.sweep();
};

const whole = (id: string) => ({ id, type: 0, name: 'autre', permission_overwrites: [] });

/** The server is down for a moment; afterwards, Discord says that it has these channels. */
async function outage(channels: readonly object[]): Promise<void> {
  const { discord, guild } = stage;
  const { id } = guild;
  const gone = new Promise((resolve) => client.once(Events.GuildUnavailable, resolve));
  discord.sendPacket({ op: 0, s: 900, t: 'GUILD_DELETE', d: { id, unavailable: true } });
  await gone;
  const back = new Promise((resolve) => client.once(Events.GuildAvailable, resolve));
  const roles = [{ id, name: '@everyone', permissions: '0' }];
  const said = { id, channels, roles, threads: [] };
  discord.sendPacket({ op: 0, s: 901, t: 'GUILD_CREATE', d: said });
  await back;
}

describe('a server that sleeps', () => {
  it('is known as discord.js alone would know it', async () => {
    const guild = guildIn(client);
    expect(guild?.channels.cache.size).toBe(3);
    expect(guild?.channels.cache.has(closed)).toBe(true);
    expect([...(guild?.channels.cache.keys() ?? [])]).toContain(thread);
    const plain = await connect(stage.discord);
    expect(known(client)).toEqual(known(plain));
    await plain.destroy();
  });

  it('is no object at all before somebody asks, and none again after ten minutes without', () => {
    const { id } = stage.guild;
    const isAsleep = () => asleep.servers.awake(id) === undefined;
    expect([...client.guilds.cache.keys()]).toEqual([id]);
    expect(asleep.servers.away).toBe(0);
    expect(isAsleep()).toBe(true);
    const before = guildIn(client);
    pass(9);
    expect(guildIn(client)).toBe(before);
    pass(12);
    expect(isAsleep()).toBe(true);
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual([before?.name]);
  });

  it('is known to be down, and to be left', async () => {
    const { discord, guild, channel } = stage;
    const { id } = guild;
    discord.sendPacket({ op: 0, s: 900, t: 'GUILD_DELETE', d: { id, unavailable: true } });
    await until('the outage', () => (asleep.servers.away === 1 ? true : undefined));
    pass(12);
    expect(asleep.servers.awake(id)).toBeUndefined();
    expect(asleep.servers.away).toBe(1);
    expect(guildIn(client)?.available).toBe(false);
    discord.sendPacket({ op: 0, s: 901, t: 'GUILD_DELETE', d: { id } });
    await until('the end', () => (client.guilds.cache.has(id) ? undefined : true));
    expect(client.channels.cache.has(channel.id)).toBe(false);
    pass(1);
    expect(client.guilds.cache.size).toBe(0);
  });

  it('keeps what Palabre becomes in it', async () => {
    const { discord, guild } = stage;
    const { user } = client;
    const member = {
      guild_id: guild.id,
      user: { id: user.id, username: user.username },
      roles: [],
    };
    const said = { ...member, nick: 'Arbre', joined_at: '2026-01-01T00:00:00Z' };
    discord.sendPacket({ op: 0, s: 900, t: 'GUILD_MEMBER_UPDATE', d: said });
    const nick = () => guildIn(client)?.members.me?.nickname ?? undefined;
    await until('the name', nick);
    pass(30);
    expect(nick()).toBe('Arbre');
  });

  it('sleeps again once nobody asked for ten minutes, and not before', () => {
    const before = held(closed);
    pass(9);
    expect(held(closed)).toBe(before);
    pass(12);
    const after = held(closed);
    expect(after?.id).toBe(closed);
    expect(after).not.toBe(before);
  });

  it('keeps what changes while it sleeps, and after', async () => {
    const { guild } = stage;
    guild.overwrite(closed, { person: client.user.id }, { allow: Bit.SendMessages });
    guild.deleteChannel(stage.channel.id);
    const made = guild.addTextChannel({ name: 'neuf' }).id;
    const role = guild.addRole({ name: 'neuf' }).id;
    const isHeard = () => (guildIn(client)?.roles.cache.has(role) === true ? true : undefined);
    await until('the changes', isHeard);
    pass(30);
    const channels = known(client).channels ?? [];
    expect(channels.map(({ id }) => id).toSorted()).toEqual([closed, made].toSorted());
    expect(held(stage.channel.id)).toBeUndefined();
    const granted = channels.find(({ id }) => id === closed)?.granted ?? 0n;
    expect(granted & Bit.SendMessages).toBe(Bit.SendMessages);
  });

  it('is what Discord says of it after an outage', async () => {
    const { channel } = stage;
    const before = held(channel.id);
    await outage([whole(channel.id)]);
    expect(held(closed)).toBeUndefined();
    expect(guildIn(client)?.channels.cache.has(closed)).toBe(false);
    expect(held(channel.id)).toMatchObject({ id: channel.id, name: 'autre' });
    expect(held(channel.id)).not.toBe(before);
  });

  it('is left to discord.js where what is said of it makes no sense', async () => {
    await outage([whole(stage.channel.id), {}]);
    expect(held(stage.channel.id)).toMatchObject({ name: 'autre' });
  });
});
