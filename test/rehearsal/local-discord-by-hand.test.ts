import { GatewayIntentBits, PermissionFlagsBits, type Client } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import { connect, setStage, type Stage } from './local-discord-bot.ts';

let stage: Stage;
let client: Client<true> | undefined;
let packets: { readonly t: string; readonly d: unknown }[];

beforeEach(async () => {
  stage = await setStage();
  packets = [];
});
afterEach(async () => {
  await client?.destroy();
  await stage.discord.close();
});

async function listen(...more: number[]): Promise<void> {
  client = await connect(stage.discord, [GatewayIntentBits.Guilds, ...more]);
  client.on('raw', (packet: { t: string; d: unknown }) => void packets.push(packet));
}

/** The events before a change that everyone is told about. */
async function eventsSoFar(): Promise<string[]> {
  stage.guild.addRole({ name: 'repère' });
  await until('the mark', () => packets.find(({ t }) => t === 'GUILD_ROLE_CREATE'));
  return packets.map(({ t }) => t).filter((t) => t !== 'GUILD_ROLE_CREATE');
}

function write(count: number): string[] {
  return Array.from({ length: count }, (_, n) => stage.ana.write(stage.channel.id, `${n}`).id);
}

it('sends messages without their text, and deletions, if the intents ask for them', async () => {
  await listen(GatewayIntentBits.GuildMessages);
  const [one = '', two = '', three = ''] = write(3);
  stage.guild.deleteMessage(stage.channel.id, one);
  stage.guild.deleteMessages(stage.channel.id, [two, three]);
  const made = 'MESSAGE_CREATE';
  expect(await eventsSoFar()).toEqual([made, made, made, 'MESSAGE_DELETE', 'MESSAGE_DELETE_BULK']);
  expect(packets[0]?.d).toMatchObject({ content: '' });
  expect(packets[3]?.d).toEqual({
    id: one,
    channel_id: stage.channel.id,
    guild_id: stage.guild.id,
  });
  expect(packets[4]?.d).toMatchObject({ ids: [two, three] });
});

it('sends none otherwise, nor for channels that the bot cannot see', async () => {
  await listen();
  const [message = ''] = write(1);
  stage.guild.deleteMessage(stage.channel.id, message);
  expect(await eventsSoFar()).toEqual([]);
  await client?.destroy();
  packets = [];
  stage.guild.denyBot(stage.channel.id, PermissionFlagsBits.ViewChannel);
  await listen(GatewayIntentBits.GuildMessages);
  const [unseen = ''] = write(1);
  stage.guild.deleteMessage(stage.channel.id, unseen);
  expect(await eventsSoFar()).toEqual([]);
});

it('tells the bot about its own roles, and nobody else’s', async () => {
  await listen();
  const role = stage.guild.addRole({ name: 'parole' });
  stage.guild.setRoles(stage.ana.id, [role.id]);
  stage.guild.setRoles(stage.discord.botId, [role.id]);
  const updates = await until('the update', () => {
    const found = packets.filter(({ t }) => t === 'GUILD_MEMBER_UPDATE');
    return found.length > 0 ? found : undefined;
  });
  expect(updates).toHaveLength(1);
  expect(updates[0]?.d).toMatchObject({ user: { id: stage.discord.botId } });
});
