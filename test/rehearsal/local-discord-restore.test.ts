import { MessageFlags, PermissionFlagsBits as Bit, REST, Routes } from 'discord.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startLocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import type { LocalDiscord, Message } from '../../src/rehearsal/local-discord/index.ts';
import { connect, onNext, setStage, type Stage } from './local-discord-bot.ts';

/** The Components V2 flag. */
const V2 = 1 << 15;

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => `“${text}`);

/** Anything it returns is awaited. */
type Action = (stage: Stage) => unknown;

const card = (text: string) => ({
  flags: V2,
  components: [
    { type: 17, accent_color: 0x12_34_56, components: [{ type: 10, content: text }] },
    { type: 1, components: [{ type: 2, style: 1, label: 'Oui', custom_id: 'yes:1' }] },
  ],
});

const action: fc.Arbitrary<Action> = fc.oneof(
  words.map(
    (text) =>
      ({ ana, channel }: Stage) =>
        ana.write(channel.id, text),
  ),
  words.map((text) => (stage: Stage) => post(stage, card(text))),
  words.map((text) => (stage: Stage) => post(stage, { content: text, nonce: '12', embeds: [] })),
  words.map((text) => postWithFile(text)),
  words.map((text) => (stage: Stage) => edit(stage, card(text))),
  words.map((text) => (stage: Stage) => answerPrivately(stage, text)),
  fc.constant<Action>((stage) => deleteLast(stage)),
  fc.constant<Action>((stage) => threadFromLast(stage)),
  fc.boolean().map((locked) => (stage: Stage) => privateThread(stage, locked)),
  words.map(
    (name) =>
      ({ guild }: Stage) =>
        guild.addMember({ name, locale: 'en-US', permissions: Bit.ManageEvents }),
  ),
  fc.constant<Action>(({ guild, channel }) => guild.denyBot(channel.id, Bit.CreatePrivateThreads)),
  fc.constant<Action>(({ rest, discord }) =>
    rest.put(Routes.applicationCommands(discord.applicationId), {
      body: [
        { name: 'workshop', description: 'x', default_member_permissions: '8' },
        { name: 'Collect', type: 3 },
      ],
    }),
  ),
);

function post({ rest, channel }: Stage, body: object) {
  return rest.post(Routes.channelMessages(channel.id), { body });
}

function postWithFile(text: string): Action {
  return ({ rest, channel }) =>
    rest.post(Routes.channelMessages(channel.id), {
      body: { content: 'un bilan' },
      files: [{ name: 'bilan.md', data: Buffer.from(text), contentType: 'text/markdown' }],
    });
}

function lastCard({ ana, channel, discord }: Stage): Message | undefined {
  return ana
    .read(channel.id)
    .findLast(({ authorId, flags }) => authorId === discord.botId && flags === V2);
}

function edit(stage: Stage, body: object) {
  const last = lastCard(stage);
  return last && stage.rest.patch(Routes.channelMessage(stage.channel.id, last.id), { body });
}

function deleteLast(stage: Stage) {
  const last = lastCard(stage);
  return last && stage.rest.delete(Routes.channelMessage(stage.channel.id, last.id));
}

async function threadFromLast(stage: Stage) {
  const last = lastCard(stage);
  if (last === undefined || last.threadId !== undefined) return;
  await stage.rest.post(Routes.threads(stage.channel.id, last.id), { body: { name: 'Fil' } });
  stage.ben.write(last.id, 'dans le fil');
}

async function privateThread({ rest, channel, guild, ana }: Stage, locked: boolean) {
  const before = new Set(guild.channels().map(({ id }) => id));
  const body = { name: 'Équipe', type: 12 };
  await rest.post(Routes.threads(channel.id), { body }).catch(() => undefined);
  const created = guild.channels().find(({ id }) => !before.has(id));
  if (created === undefined) return;
  await rest.put(Routes.threadMembers(created.id, ana.id));
  ana.write(created.id, 'entre nous');
  guild.archiveThread(created.id, { locked });
}

/** Ana presses the button on the latest card; the bot replies to her alone, through its token. */
async function answerPrivately(stage: Stage, text: string) {
  const last = lastCard(stage);
  if (last === undefined) return;
  const client = await connect(stage.discord);
  onNext(client, async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.reply({ content: text, flags: MessageFlags.Ephemeral });
  });
  await stage.ana.click(last, { label: 'Oui' });
  await client.destroy();
}

async function restored(discord: LocalDiscord): Promise<LocalDiscord> {
  const state: unknown = JSON.parse(JSON.stringify(discord.dump()));
  return startLocalDiscord({ state });
}

/**
 * Everything people see and the bot could request, without what each start creates: its port, its
 * signatures.
 */
async function everythingOf(discord: LocalDiscord): Promise<unknown> {
  const rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  const [guild] = discord.guilds;
  const channels = guild?.channels() ?? [];
  const seen = guild?.people().map((person) => ({
    ...person,
    can: guild.permissionsOf(person.id).toString(),
    channels: person.channels(),
    messages: person
      .channels()
      .flatMap(({ id }) => person.read(id))
      .map((message) => ({ ...message, files: message.attachments.map((file) => file.text()) })),
  }));
  const fetched = await Promise.all(
    channels.map(({ id }) => rest.get(Routes.channelMessages(id)).catch(() => 'unseen')),
  );
  const all = { seen, channels, fetched, commands: discord.commands(), dump: discord.dump() };
  const text = JSON.stringify(all).replaceAll(new URL(discord.apiUrl).host, 'here');
  return JSON.parse(text.replaceAll(/\?hm=[\w-]+/gu, ''));
}

const standingStill = () => 1_700_000_000_000;

describe('a local Discord restored from its dump', () => {
  it('is the same to people and to the bot, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (deeds) => {
        const stage = await setStage();
        for (const each of deeds) await each(stage);
        const again = await restored(stage.discord);
        expect(await everythingOf(again)).toEqual(await everythingOf(stage.discord));
        await stage.discord.close();
        await again.close();
      }),
      { numRuns: 25 },
    );
  });

  it('creates ids greater than all existing ones, even if the clock has not moved', async () => {
    const stage = await setStage({ now: standingStill });
    const before = stage.ana.write(stage.channel.id, 'avant');
    const again = await startLocalDiscord({ now: standingStill, state: stage.discord.dump() });
    const ana = again.guilds[0]?.people()[0];
    const after = ana?.write(stage.channel.id, 'après');
    expect(BigInt(after?.id ?? 0)).toBeGreaterThan(BigInt(before.id));
    await stage.discord.close();
    await again.close();
  });

  it('refuses anything other than such a dump, and other versions', async () => {
    const stage = await setStage();
    const dumped = Object(stage.discord.dump());
    await stage.discord.close();
    await expect(startLocalDiscord({ state: { guilds: [] } })).rejects.toThrow();
    await expect(startLocalDiscord({ state: { ...dumped, version: 0 } })).rejects.toThrow(
      /version/,
    );
  });
});
