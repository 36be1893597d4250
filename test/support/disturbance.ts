import { setTimeout as rest } from 'node:timers/promises';
import type { Bot, FleetStage } from './fleet-stage.ts';

/** What was done to a process, and when, in milliseconds of this process. */
interface Disturbed {
  readonly what: string;
  /** Those that it had. */
  readonly shards: readonly number[];
  readonly from: number;
}

/** Processes that die, stop, stand still and are added, one after the other, as chance has it. */
export class Disturbance {
  readonly log: Disturbed[] = [];
  /** How long it took until all shards had a process that runs, each time, in milliseconds. */
  readonly takeOvers: number[] = [];
  readonly #stage: FleetStage;
  readonly #random: () => number;

  /** `random`: numbers from 0 to 1. */
  constructor(stage: FleetStage, random: () => number) {
    this.#stage = stage;
    this.#random = random;
  }

  /** Until so many milliseconds have passed. */
  async last(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      await this.#oneOf([
        () => this.#end('SIGKILL'),
        () => this.#end('SIGTERM'),
        () => this.#pause(),
        () => this.#pauseBriefly(),
        () => this.#add(),
      ])();
      await rest(this.#random() * 3_000);
    }
  }

  /** What befell a shard between two moments, and how long before the end. */
  during(shard: number, { from, to }: { readonly from: number; readonly to: number }): string[] {
    return this.log
      .filter(
        (each) => each.shards.includes(shard) && each.from > from - beforeMs && each.from < to,
      )
      .map((each) => `${each.what} ${((to - each.from) / 1_000).toFixed(1)} s before its end`);
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const bot = this.#note(signal);
    await this.#stage.kill(bot, signal);
    await this.#takenOver(new Set());
    this.#stage.start();
  }

  /** Others have all of its shards by the time it wakes up. */
  async #pause(): Promise<void> {
    const bot = this.#note('SIGSTOP');
    bot.process.kill('SIGSTOP');
    await this.#takenOver(new Set([bot]));
    bot.process.kill('SIGCONT');
  }

  /** It may wake up before anybody took its shards, or just then. */
  async #pauseBriefly(): Promise<void> {
    const bot = this.#note('SIGSTOP for a while');
    bot.process.kill('SIGSTOP');
    await rest(this.#random() * 12_000);
    bot.process.kill('SIGCONT');
  }

  async #add(): Promise<void> {
    this.#stage.start();
    await this.#stage.spread();
    await this.#stage.kill(this.#note('SIGKILL after one was added'), 'SIGKILL');
    await this.#takenOver(new Set());
  }

  async #takenOver(except: ReadonlySet<Bot>): Promise<void> {
    const from = performance.now();
    await this.#stage.covered(except);
    this.takeOvers.push(performance.now() - from);
  }

  #note(what: string): Bot {
    const bot = this.#oneOf(this.#stage.bots);
    this.log.push({ what, shards: bot.shards, from: performance.now() });
    return bot;
  }

  #oneOf<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.#random() * all.length)];
    if (one === undefined) throw new Error('There is none');
    return one;
  }
}

/** A silence is noticed with the first click after it began. */
const beforeMs = 5_000;
