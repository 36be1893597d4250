import { GatewayDispatchEvents, PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { openDiscord } from '../../../src/platforms/discord/client.ts';
import { discordGround } from '../../../src/platforms/discord/ground.ts';
import { startLocalDiscord } from '../../../src/rehearsal/local-discord/index.ts';
import { until } from '../../../src/rehearsal/look.ts';
import { silentLog } from '../../support/logs.ts';
import { fakePainter } from '../../support/painter.ts';

const nobody = { answer: async () => ({ kind: 'quiet' as const }), complete: async () => [] };
let close = async (): Promise<void> => {};
afterEach(() => close());

async function open() {
  const discord = await startLocalDiscord();
  const guild = discord.addGuild({ name: 'Les Communs' });
  const channel = guild.addTextChannel({ name: 'atelier' });
  const ana = guild.addMember({ name: 'Ana' });
  const { token, apiUrl } = discord;
  const opened = openDiscord({ token, apiUrl, log: silentLog, painter: fakePainter() });
  await opened.connect(nobody, () => ({ blocks: [] }));
  close = async () => {
    await opened.close();
    await discord.close();
  };
  return { guild, channel, ana, client: opened.client };
}

it('keeps nothing that people write, nor who wrote it', async () => {
  const { guild, channel, ana, client } = await open();
  const heard: unknown[] = [];
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => heard.push(data));
  for (let n = 0; n < 50; n += 1) ana.write(channel.id, `mot ${n}`);
  await until('the last', () => (heard.length === 50 ? true : undefined));
  const here = client.channels.cache.get(channel.id);
  expect(here?.isSendable() === true && here.messages.cache.size === 0).toBe(true);
  expect(here).not.toMatchObject({ lastMessageId: expect.any(String) });
  expect([...client.users.cache.keys()]).toEqual([client.user?.id]);
  expect([...(client.guilds.cache.get(guild.id)?.members.cache.keys() ?? [])]).toEqual([
    client.user?.id,
  ]);
});

it('what a place would refuse is known without asking, as it changes', async () => {
  const { guild, channel, client } = await open();
  const ground = discordGround(client);
  const missing = () => ground.knows(channel.id)?.missing;
  expect(missing()).toEqual([]);
  guild.denyBot(channel.id, PermissionFlagsBits.SendMessages);
  await until('the change', () => (missing()?.includes('send') === true ? true : undefined));
  expect(ground.isGone(guild.id, channel.id)).toBe(false);
  guild.deleteChannel(channel.id);
  await until('the end', () => (ground.isGone(guild.id, channel.id) ? true : undefined));
  expect(ground.knows(channel.id)).toBeUndefined();
  expect(ground.knows(guild.id)?.missing).toEqual([]);
});
