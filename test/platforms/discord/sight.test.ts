import { ChannelType, PermissionFlagsBits as Bit, type Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordSight, watchSight } from '../../../src/platforms/discord/sight.ts';
import type { Sight } from '../../../src/engine/ports.ts';
import { until } from '../../../src/rehearsal/look.ts';
import { connect, setStage, type Stage } from '../../rehearsal/local-discord-bot.ts';

let stage: Stage;
let client: Client<true>;
let sight: Sight;
let open: string;
let closed: string;
let circle: string;
/** The communities that it was told of, in order. */
let told: string[];

beforeEach(async () => {
  stage = await setStage();
  const { guild, channel } = stage;
  circle = guild.addRole({ name: 'cercle' }).id;
  open = channel.id;
  closed = guild.addTextChannel({ name: 'fermé' }).id;
  guild.overwrite(closed, { role: guild.id }, { deny: Bit.ViewChannel });
  guild.overwrite(closed, { role: circle }, { allow: Bit.ViewChannel });
  client = await connect(stage.discord);
  sight = discordSight(client);
  told = [];
  watchSight(client, (community) => told.push(community));
});
afterEach(async () => {
  await client.destroy();
  await stage.discord.close();
});

const covers = (channel: string, other: string) =>
  sight.coversReaders(stage.guild.id, channel, other);

/** Changes something, and waits until the gateway has told of it. */
async function change(gesture: () => void): Promise<void> {
  told = [];
  gesture();
  await until('the gateway', () => (told.includes(stage.guild.id) ? true : undefined));
}

const overwrite = (id: string, of: Parameters<Stage['guild']['overwrite']>[1], what = {}) =>
  change(() => stage.guild.overwrite(id, of, what));

describe('what the gateway tells of who may read', () => {
  it('keeps a private channel from a public one, not the other way round', () => {
    expect(covers(open, closed)).toBe(false);
    expect(covers(closed, open)).toBe(true);
    expect(covers(open, open)).toBe(true);
  });

  it('follows what a channel says, and what a role may', async () => {
    await overwrite(closed, { role: stage.guild.id });
    expect(covers(open, closed)).toBe(true);
    await overwrite(closed, { role: stage.guild.id }, { deny: Bit.ReadMessageHistory });
    expect(covers(open, closed)).toBe(false);
    await overwrite(closed, { role: circle }, { allow: Bit.ReadMessageHistory });
    await overwrite(open, { role: stage.guild.id }, { deny: Bit.ViewChannel });
    await overwrite(open, { role: circle }, { allow: Bit.ViewChannel });
    expect(covers(open, closed)).toBe(true);
  });

  it('counts neither Palabre nor its own role among the readers', async () => {
    const bot = stage.discord.botId;
    await overwrite(closed, { person: bot }, { allow: Bit.ViewChannel });
    const twin = stage.guild.addTextChannel({ name: 'jumeau' }).id;
    await overwrite(twin, { role: stage.guild.id }, { deny: Bit.ViewChannel });
    await overwrite(twin, { role: circle }, { allow: Bit.ViewChannel });
    expect(covers(closed, twin)).toBe(true);
    await overwrite(closed, { person: stage.ana.id }, { allow: Bit.ViewChannel });
    expect(covers(closed, twin)).toBe(false);
  });

  it('gives a thread the readers of its channel, but for a private one', async () => {
    const channel = async () => {
      const found = await client.channels.fetch(closed);
      if (found?.type === ChannelType.GuildText) return found;
      throw new Error('no such channel');
    };
    await overwrite(closed, { person: stage.discord.botId }, { allow: Bit.ViewChannel });
    const { threads } = await channel();
    const startMessage = await (await channel()).send('Bonjour');
    const { id: shared } = await threads.create({ name: 'fil', startMessage });
    const { id: apart } = await threads.create({ name: 'fil', type: ChannelType.PrivateThread });
    expect(covers(closed, shared)).toBe(true);
    expect(covers(open, shared)).toBe(false);
    expect(covers(shared, open)).toBe(true);
    expect(covers(closed, apart)).toBe(false);
    expect(covers(apart, apart)).toBe(true);
    expect(covers(apart, closed)).toBe(true);
  });

  it('keeps an age-restricted channel from one that is not', async () => {
    const other = stage.guild.addTextChannel({ name: 'autre' }).id;
    await until('the channel', () => client.channels.cache.get(other));
    expect(covers(open, other)).toBe(true);
    const channel = client.channels.cache.get(other);
    if (channel?.type === ChannelType.GuildText) channel.nsfw = true;
    expect(covers(open, other)).toBe(false);
    expect(covers(other, open)).toBe(true);
  });

  it('knows nothing of another server’s channels, of one that is gone, or during an outage', async () => {
    const elsewhere = stage.discord.addGuild({ name: 'Ailleurs' });
    const far = elsewhere.addTextChannel({ name: 'loin' }).id;
    await until('the channel', () => client.channels.cache.get(far));
    expect(covers(open, far)).toBe(false);
    expect(sight.knows(stage.guild.id, far)).toBe(false);
    expect(sight.knows('1', open)).toBe(false);
    expect(sight.knows(stage.guild.id, closed)).toBe(true);
    await change(() => stage.guild.deleteChannel(closed));
    expect(sight.knows(stage.guild.id, closed)).toBe(false);
    expect(covers(closed, open)).toBe(false);
    expect(sight.knows(stage.guild.id)).toBe(true);
    const guild = client.guilds.cache.get(stage.guild.id);
    if (guild !== undefined) guild.available = false;
    expect(sight.knows(stage.guild.id)).toBe(false);
    expect(covers(open, open)).toBe(false);
  });

  it('is not relied on while the connection is lost: it may have changed unheard', async () => {
    stage.discord.dropConnections();
    await until('the loss', () => (sight.knows(stage.guild.id) ? undefined : true));
    expect(covers(open, open)).toBe(false);
    await until('the connection', () => (sight.knows(stage.guild.id) ? true : undefined));
    expect(covers(open, open)).toBe(true);
  });
});
