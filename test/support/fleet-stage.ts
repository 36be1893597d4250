import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';
import { startLocalDiscord, type LocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { environmentFor, spawnBot } from './bot-process.ts';

/** A process of the fleet, and which shards it said it has. */
export interface Bot {
  readonly process: ChildProcess;
  shards: readonly number[];
  /** What it warned of, or worse. */
  readonly warnings: string[];
}

export interface Staging {
  /** The database. */
  readonly url: string;
  readonly shards: number;
  /** How many of them may identify at once. */
  readonly identifyAtOnce: number;
  /** How many communities there are, spread over the shards. */
  readonly guilds: number;
  /** How far ahead the clocks are, everybody's. */
  readonly aheadMs?: number;
}

/** A local Discord of many shards, and processes that share them and one database. */
export class FleetStage {
  readonly discord: LocalDiscord;
  readonly bots: Bot[] = [];
  readonly #url: string;
  readonly #shards: number;
  /** Discord has most bots identify one shard every five seconds. */
  readonly #patienceMs: number;
  readonly #aheadMs: number;

  private constructor(discord: LocalDiscord, staging: Staging) {
    const { url, shards, identifyAtOnce, aheadMs = 0 } = staging;
    this.discord = discord;
    this.#url = url;
    this.#shards = shards;
    this.#patienceMs = 40_000 + (shards / identifyAtOnce) * 6_000;
    this.#aheadMs = aheadMs;
  }

  static async open(staging: Staging): Promise<FleetStage> {
    const { shards, identifyAtOnce, aheadMs = 0 } = staging;
    const now = () => Date.now() + aheadMs;
    const discord = await startLocalDiscord({ shards, identifyAtOnce, now });
    const stage = new FleetStage(discord, staging);
    for (let n = 0; n < staging.guilds; n += 1) {
      discord.addGuild({ name: `Communauté ${n}`, locale: 'fr' });
      // A server's shard comes from the millisecond in which it was made.
      await rest(1 + (n % 2));
    }
    return stage;
  }

  start(): Bot {
    const environment = { ...environmentFor(this.discord, ''), STORE_URL: this.#url };
    const child = spawnBot(environment, { aheadMs: this.#aheadMs });
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
  async spread(patienceMs = this.#patienceMs): Promise<void> {
    const end = Date.now() + patienceMs;
    const shards = this.#shards;
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
  async covered(except: ReadonlySet<Bot>): Promise<void> {
    const end = Date.now() + this.#patienceMs;
    for (;;) {
      const running = this.bots.filter((bot) => !except.has(bot));
      if (new Set(running.flatMap((bot) => bot.shards)).size === this.#shards) return;
      if (Date.now() > end) throw new Error(JSON.stringify(running.map((bot) => bot.shards)));
      await rest(50);
    }
  }

  async close(): Promise<void> {
    for (const bot of this.bots.slice()) {
      bot.process.kill('SIGCONT');
      await this.kill(bot, 'SIGTERM');
    }
    await this.discord.close();
  }
}
