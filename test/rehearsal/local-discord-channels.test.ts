import { ChannelType, Events, PermissionFlagsBits as Bit, Routes } from 'discord.js';
import type { Client, TextChannel } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, refusal, setStage } from './local-discord-bot.ts';
import type { Stage } from './local-discord-bot.ts';

let stage: Stage;
let client: Client<true>;
let channel: TextChannel;

beforeEach(async () => {
  stage = await setStage();
  client = await connect(stage.discord);
  const found = client.channels.cache.get(stage.channel.id);
  if (found?.type !== ChannelType.GuildText) throw new Error('no text channel');
  channel = found;
});

afterEach(async () => {
  await client.destroy();
  await stage.discord.close();
});

it('starts one thread from a message, with the same id, and no second one', async () => {
  const message = await channel.send('Pilier 1');
  const thread = await message.startThread({ name: 'Communauté' });
  expect(thread.id).toBe(message.id);
  await thread.send('Que faisons-nous ensemble ?');
  expect(stage.ben.read(thread.id).map(({ content }) => content)).toEqual([
    'Que faisons-nous ensemble ?',
  ]);
  expect(stage.ben.read(channel.id)[0]?.threadId).toBe(thread.id);
  const again = await refusal(stage.discord, () => message.startThread({ name: 'Encore' }));
  expect(again).toMatchObject({ code: 160004, rules: ['threadExists'] });
});

it('restricts a private thread to its members', async () => {
  const thread = await channel.threads.create({ name: 'Équipe', type: ChannelType.PrivateThread });
  const { ana, ben, guild } = stage;
  expect(() => ana.read(thread.id)).toThrow(/cannot see/);
  await thread.members.add(ana.id);
  await thread.send(`Bonjour <@${ben.id}>`);
  expect(ana.read(thread.id)).toHaveLength(1);
  expect(ben.read(thread.id)).toHaveLength(1);
  await thread.members.remove(ben.id);
  expect(() => ben.read(thread.id)).toThrow(/cannot see/);
  const chief = guild.addMember({ name: 'Chief', permissions: Bit.ManageThreads });
  expect(chief.read(thread.id)).toHaveLength(1);
});

it('creates a private thread if the type is left out, as Discord does', async () => {
  const created = await stage.rest.post(Routes.threads(channel.id), { body: { name: 'x' } });
  expect(created).toMatchObject({ type: ChannelType.PrivateThread });
});

it('refuses edits in an archived thread, and reopens it for a new message', async () => {
  const message = await channel.send('Pilier 2');
  const thread = await message.startThread({ name: 'Ressources' });
  const inside = await thread.send('avant');
  await thread.setArchived(true);
  expect(await refusal(stage.discord, () => inside.edit('après'))).toMatchObject({
    code: 50083,
    rules: ['threadArchived'],
  });
  await thread.send('de retour');
  expect(stage.guild.channels().find(({ id }) => id === thread.id)?.archived).toBe(false);
  await inside.edit('après');
});

it.each([
  ['', 'spec'],
  ['x'.repeat(101), 'spec'],
])('refuses a thread named %j', async (name, rule) => {
  const route = Routes.threads(channel.id);
  const refused = await refusal(stage.discord, () => stage.rest.post(route, { body: { name } }));
  expect(refused).toMatchObject({ code: 50035, rules: [rule] });
});

it('requires Manage Threads to lock a thread and to write in a locked one', async () => {
  const thread = await channel.threads.create({ name: 'x', type: ChannelType.PublicThread });
  const locked = await refusal(stage.discord, () => thread.setLocked(true));
  expect(locked).toMatchObject({ code: 50013, rules: ['missingPermissions'] });
  stage.guild.archiveThread(thread.id, { locked: true });
  const sent = await refusal(stage.discord, () => thread.send('encore'));
  expect(sent).toMatchObject({ code: 160005 });
  stage.guild.allowBot(channel.id, Bit.ManageThreads);
  await thread.send('encore');
});

it('lists the active threads that the bot can see', async () => {
  const open = await channel.threads.create({ name: 'ouvert', type: ChannelType.PublicThread });
  const shut = await channel.threads.create({ name: 'clos', type: ChannelType.PublicThread });
  await shut.setArchived(true);
  const active = await channel.guild.channels.fetchActiveThreads();
  expect([...active.threads.keys()]).toEqual([open.id]);
});

it('finds members of the server, and no one else', async () => {
  const { ana, discord } = stage;
  expect((await channel.guild.members.fetch(ana.id)).displayName).toBe('Ana');
  const stranger = channel.guild.members.fetch('123456789012345678');
  expect(await refusal(discord, () => stranger)).toMatchObject({ code: 10007 });
});

it('tells the bot when a person archives or deletes a thread', async () => {
  const thread = await channel.threads.create({ name: 'x', type: ChannelType.PublicThread });
  const archived = new Promise((resolve) => {
    client.once(Events.ThreadUpdate, (_, now) => resolve(now.archived));
  });
  stage.guild.archiveThread(thread.id);
  expect(await archived).toBe(true);
  const deleted = new Promise((resolve) => {
    client.once(Events.ThreadDelete, ({ id }) => resolve(id));
  });
  stage.guild.deleteChannel(thread.id);
  expect(await deleted).toBe(thread.id);
});

it('returns the existing message for an enforced nonce', async () => {
  const first = await channel.send({ content: 'une fois', nonce: 'n1', enforceNonce: true });
  const second = await channel.send({ content: 'une fois', nonce: 'n1', enforceNonce: true });
  const other = await channel.send({ content: 'une fois', nonce: 'n2', enforceNonce: true });
  expect(second.id).toBe(first.id);
  expect(other.id).not.toBe(first.id);
  expect(stage.ana.read(channel.id).map(({ nonce }) => nonce)).toEqual(['n1', 'n2']);
});

it('keeps the ids that components were given, numbers the others, and returns them all', async () => {
  const route = Routes.channelMessages(channel.id);
  const inside = [
    { type: 10, content: 'a' },
    { type: 10, content: 'b', id: 2 },
  ];
  const body = {
    flags: 1 << 15,
    components: [{ type: 17, id: 2_000_000_000, components: inside }],
  };
  await client.rest.post(route, { body });
  const listed = await client.rest.get(route);
  const numbered = [{ id: 1 }, { id: 2 }];
  expect(listed).toMatchObject([{ components: [{ id: 2_000_000_000, components: numbered }] }]);
});

it('lists nothing if the bot may not read the history, and does not count that as a broken rule', async () => {
  await channel.send('un mot');
  stage.guild.denyBot(channel.id, Bit.ReadMessageHistory);
  expect(await client.rest.get(Routes.channelMessages(channel.id))).toEqual([]);
  expect(stage.discord.breaches).toEqual([]);
});

it.each([
  [Bit.ViewChannel, 50001, 'missingAccess'],
  [Bit.SendMessages, 50013, 'missingPermissions'],
])('refuses a message if the bot was denied %s', async (permission, code, rule) => {
  stage.guild.denyBot(channel.id, permission);
  const refused = await refusal(stage.discord, () => channel.send('non'));
  expect(refused).toEqual({ status: 403, code, rules: [rule] });
});

it('refuses files, threads and messages in threads by their own permissions', async () => {
  const { discord, guild } = stage;
  const thread = await channel.threads.create({ name: 'x', type: ChannelType.PublicThread });
  guild.denyBot(channel.id, Bit.AttachFiles | Bit.CreatePublicThreads | Bit.SendMessagesInThreads);
  const files = [{ attachment: Buffer.from('x'), name: 'x.txt' }];
  const attempts = [
    () => channel.send({ files }),
    () => channel.threads.create({ name: 'y', type: ChannelType.PublicThread }),
    () => thread.send('non'),
  ];
  for (const attempt of attempts) {
    expect(await refusal(discord, attempt)).toMatchObject({ code: 50013 });
  }
  await channel.threads.create({ name: 'z', type: ChannelType.PrivateThread });
});

it('lets nobody edit another’s message, nor the bot delete it without permission', async () => {
  const { id } = stage.ana.write(channel.id, 'à moi');
  const { discord, rest } = stage;
  const route = Routes.channelMessage(channel.id, id);
  const edited = await refusal(discord, () => rest.patch(route, { body: { content: 'à nous' } }));
  expect(edited).toMatchObject({ code: 50005, rules: ['notTheAuthor'] });
  const removed = await refusal(discord, () => rest.delete(route));
  expect(removed).toMatchObject({ code: 50013 });
});

it('blames the bot for ids that never existed, not for what somebody deleted', async () => {
  const { discord, guild } = stage;
  const message = await channel.send('bientôt partie');
  guild.deleteMessage(channel.id, message.id);
  expect(await refusal(discord, () => message.edit('?'))).toMatchObject({ code: 10008, rules: [] });
  const never = await refusal(discord, () => client.channels.fetch('123456789012345678'));
  expect(never).toMatchObject({ code: 10003, rules: ['unknownChannel'] });
});

it('hides what people write from a bot without the intent for it', async () => {
  const { id } = stage.ana.write(channel.id, 'entre nous');
  const fetched = await channel.messages.fetch(id);
  expect(fetched.content).toBe('');
});

it.each([
  ['@everyone et <@ANA>', undefined, { everyone: true, users: ['ANA'], roles: [] }],
  ['@everyone et <@ANA>', { parse: [] }, { everyone: false, users: [], roles: [] }],
  ['@here et <@ANA>', { users: ['ANA'] }, { everyone: false, users: ['ANA'], roles: [] }],
  ['`@everyone <@ANA>`', undefined, { everyone: false, users: [], roles: [] }],
] as const)('computes who %s with %j would notify', async (content, allowed, expected) => {
  const { ana, rest } = stage;
  const real = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll('ANA', ana.id));
  const body = { content: real(content), ...(allowed ? { allowed_mentions: real(allowed) } : {}) };
  await rest.post(Routes.channelMessages(channel.id), { body });
  expect(ana.read(channel.id).at(-1)?.pings).toEqual(real(expected));
});

it('counts the text of Components V2 as text that can notify', async () => {
  const components = [{ type: 10, content: 'Bonjour @everyone' }];
  await stage.rest.post(Routes.channelMessages(channel.id), {
    body: { components, flags: 1 << 15 },
  });
  expect(stage.ana.read(channel.id)[0]?.pings.everyone).toBe(true);
});
