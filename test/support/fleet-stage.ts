import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import {
  startLocalDiscord,
  type LocalDiscord,
  type Message,
  type Person,
} from '../../src/rehearsal/local-discord/index.ts';
import { environmentFor, spawnBot } from './bot-process.ts';
import { openPoll } from './polling-place.ts';

/** A process of the fleet, and which shards it said it has. */
export interface Bot {
  readonly process: ChildProcess;
  shards: readonly number[];
  /** What it warned of, or worse. */
  readonly warnings: string[];
}

/** A community with a poll, and people who may vote in it once each. */
export interface Hall {
  readonly guild: string;
  readonly facilitator: Person;
  readonly card: Message;
  readonly voters: Person[];
}

/** A local Discord of many shards, and processes that share them and one database. */
export class FleetStage {
  readonly discord: LocalDiscord;
  readonly bots: Bot[] = [];
  readonly #url: string;

  private constructor(discord: LocalDiscord, url: string) {
    this.discord = discord;
    this.#url = url;
  }

  /** `guilds`: how many communities there are, spread over the shards. */
  static async open(url: string, shards: number, guilds: number): Promise<FleetStage> {
    const discord = await startLocalDiscord({ shards });
    const stage = new FleetStage(discord, url);
    for (let n = 0; n < guilds; n += 1) {
      discord.addGuild({ name: `Communauté ${n}`, locale: 'fr' });
      // A server's shard comes from the millisecond in which it was made.
      await rest(1 + (n % 2));
    }
    return stage;
  }

  start(): Bot {
    const environment = { ...environmentFor(this.discord, ''), STORE_URL: this.#url };
    const child = spawnBot(environment);
    const bot: Bot = { process: child, shards: [], warnings: [] };
    child.stderr?.on('data', (text: Buffer) => bot.warnings.push(String(text)));
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said: unknown = JSON.parse(line);
        if (typeof said !== 'object' || said === null) return;
        const shards: unknown = Reflect.get(said, 'shards');
        if (Array.isArray(shards)) bot.shards = shards.map(Number);
        if (Number(Reflect.get(said, 'level')) >= 40) bot.warnings.push(line);
      });
    this.bots.push(bot);
    return bot;
  }

  async kill(bot: Bot, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.bots.splice(this.bots.indexOf(bot), 1);
    const gone = once(bot.process, 'exit');
    bot.process.kill(signal);
    await gone;
  }

  /** Each shard has one process, and each process about as many. */
  async spread(shards: number, patienceMs = 40_000): Promise<void> {
    const end = Date.now() + patienceMs;
    const fair = Math.ceil(shards / this.bots.length);
    for (;;) {
      const held = this.bots.flatMap((bot) => bot.shards);
      const isEven = this.bots.every((bot) => bot.shards.length <= fair);
      if (isEven && held.length === shards && new Set(held).size === shards) return;
      if (Date.now() > end)
        throw new Error(JSON.stringify(this.bots.map((bot) => [bot.shards, bot.warnings])));
      await rest(50);
    }
  }

  /** Each shard has a process, of those that run. */
  async covered(shards: number, except: ReadonlySet<Bot>, patienceMs = 40_000): Promise<void> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const running = this.bots.filter((bot) => !except.has(bot));
      if (new Set(running.flatMap((bot) => bot.shards)).size === shards) return;
      if (Date.now() > end) throw new Error(JSON.stringify(running.map((bot) => bot.shards)));
      await rest(50);
    }
  }

  /** Opens a poll in one of its communities, for so many voters. */
  async openHall(which: number, voters: number): Promise<Hall> {
    const guild = this.discord.guilds[which];
    if (guild === undefined) throw new Error('There are not so many communities');
    const permissions = PermissionFlagsBits.ManageEvents;
    const facilitator = guild.addMember({ name: 'Alix', locale: 'fr', permissions });
    const channel = guild.addTextChannel({ name: 'votes' }).id;
    const card = await patiently(() =>
      openPoll(facilitator, channel, `Question ${which}`, ['A', 'B', 'C', 'D']),
    );
    const people = Array.from({ length: voters }, (_, n) =>
      guild.addMember({ name: `Membre ${n}`, locale: 'fr' }),
    );
    return { guild: guild.id, facilitator, card, voters: people };
  }

  async close(): Promise<void> {
    for (const bot of this.bots.slice()) {
      bot.process.kill('SIGCONT');
      await this.kill(bot, 'SIGTERM');
    }
    await this.discord.close();
  }
}

/** A process that has just taken a shard does not hear of it yet. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 10; tries += 1)
    try {
      return await work();
    } catch {
      await rest(1_000);
    }
  return work();
}
