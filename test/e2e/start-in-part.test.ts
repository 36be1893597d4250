import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Guild, LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { until } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

type IsHeld = (event: string, shard: number) => boolean;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Longer than a test may take, so that a start that waits for it fails. */
const endless = 600_000;
/** So short that what does not come is not waited for. */
const short = 20;

/** A Discord with two shards, which holds events back from the beginning, and a bot that starts. */
class TwoShards {
  readonly #held = new Set<string>();
  readonly starting: Promise<SmallStage>;
  #discord: LocalDiscord | undefined;

  constructor(patienceMs: number, isHeld: IsHeld) {
    this.starting = setSmallStage({
      patienceMs,
      server: { shards: 2 },
      before: ({ discord }) => {
        this.#discord = discord;
        for (const shard of [0, 0, 1, 1]) serverOn(discord, shard);
        this.hold(isHeld);
      },
    });
    ends.push(async () => (await this.starting).close());
  }

  get discord(): LocalDiscord {
    if (this.#discord === undefined) throw new Error('There is none yet');
    return this.#discord;
  }

  /** From now on such events are held, and all others sent. */
  hold(isHeld: IsHeld): void {
    this.discord.holdEvents((event, shard) => {
      this.#held.add(`${event} ${shard}`);
      return isHeld(event, shard);
    });
  }

  /** Discord came to tell that shard so, or would have. */
  async told(event: string, shard: number): Promise<void> {
    await until(event, () => this.#held.has(`${event} ${shard}`) || undefined);
  }

  async serves(shard: number): Promise<void> {
    const guild = this.discord.guilds.find(({ id, name }) => name !== '' && shardOf(id) === shard);
    const person = guild?.addMember({ name: 'Alix', locale: 'fr' });
    const channel = guild?.addTextChannel({ name: 'ici' });
    if (person === undefined || channel === undefined) throw new Error('No server');
    await person.slash(channel.id, 'help', {});
    expect(person.read(channel.id)).toHaveLength(1);
  }
}

const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);

/** Its shard comes from the millisecond in which it was made. */
function serverOn(discord: LocalDiscord, shard: number): Guild {
  for (;;) {
    const guild = discord.addGuild({ name: `Sur ${shard}`, locale: 'fr' });
    if (shardOf(guild.id) === shard) return guild;
    for (const end = Date.now() + 1; Date.now() < end;);
  }
}

describe('a start on two shards', () => {
  it('ends although one had to resume while the other got its last server', async () => {
    const world = new TwoShards(endless, (event, shard) => event === 'GUILD_CREATE' && shard === 1);
    await world.told('GUILD_CREATE', 0);
    await world.told('GUILD_CREATE', 1);
    world.hold((event, shard) => event === 'RESUMED' || (event === 'GUILD_CREATE' && shard === 1));
    world.discord.dropConnections(4000, 0);
    await world.told('RESUMED', 0);
    world.hold((event) => event === 'RESUMED');
    // Until the other is taken to have all of its own.
    await rest(100);
    world.hold(() => false);
    expect((await world.starting).bot.ready()).toBe(true);
  });

  it('ends although one lost its connection in the middle of its servers', async () => {
    let created = 0;
    const inTheMiddle: IsHeld = (event, shard) =>
      event === 'GUILD_CREATE' && shard === 1 && (created += 1) > 1;
    const world = new TwoShards(endless, inTheMiddle);
    await world.told('GUILD_CREATE', 1);
    world.discord.dropConnections(4000, 1);
    await world.told('RESUMED', 1);
    world.hold(() => false);
    const { bot } = await world.starting;
    expect(bot.troubles()).toEqual([]);
    await world.serves(1);
  });

  it('serves those who are there, says what is missing, and serves the others once they come', async () => {
    const world = new TwoShards(short, (_event, shard) => shard === 1);
    const { bot, logged } = await world.starting;
    await world.serves(0);
    expect(bot.ready()).toBe(true);
    expect(bot.troubles()).toMatchObject([{ reason: 'disconnected', partly: true }]);
    expect(logged.join('\n')).toContain('started without some shards');
    world.hold(() => false);
    await until('the other', () => bot.troubles().length === 0 || undefined);
    await world.serves(1);
  });

  it('serves the others while Discord does not have one of the servers', async () => {
    let created = 0;
    const theLast: IsHeld = (event, shard) =>
      event === 'GUILD_CREATE' && shard === 1 && (created += 1) > 1;
    const world = new TwoShards(short, theLast);
    const { bot } = await world.starting;
    expect(bot.ready()).toBe(true);
    expect(bot.troubles()).toMatchObject([{ reason: 'servers-away', partly: true }]);
    world.hold(() => false);
    await until('the server', () => bot.troubles().length === 0 || undefined);
  });
});
