import { setTimeout as rest } from 'node:timers/promises';
import type { Bot, FleetStage } from './fleet-stage.ts';

/** What was done to the processes, and when, in milliseconds of this process. */
export interface Disturbed {
  readonly what: string;
  readonly from: number;
  to: number;
}

/** Processes that die, stop, stand still and are added, one after the other, as chance has it. */
export class Disturbance {
  readonly log: Disturbed[] = [];
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
      const bot = this.#oneOf(this.#stage.bots);
      const [what, way] = this.#oneOf(ways);
      const noted = { what, from: performance.now(), to: Infinity };
      this.log.push(noted);
      await way(this.#stage, bot, this.#random);
      noted.to = performance.now();
      await rest(this.#random() * 3_000);
    }
  }

  /** What was done at some time between these two moments. */
  during(from: number, to: number): readonly string[] {
    return this.log
      .filter((each) => each.from < to && each.to > from - 10_000)
      .map((each) => `${each.what} at ${seconds(each.from - from)} to ${seconds(each.to - from)}`);
  }

  #oneOf<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.#random() * all.length)];
    if (one === undefined) throw new Error('There is none');
    return one;
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

type Way = (stage: FleetStage, bot: Bot, random: () => number) => Promise<void>;

const ending =
  (signal: 'SIGKILL' | 'SIGTERM'): Way =>
  async (stage, bot) => {
    await stage.kill(bot, signal);
    await stage.covered(new Set());
    stage.start();
  };

/** Sometimes others have all of its shards by the time it wakes up, sometimes none. */
const paused: Way = async (stage, bot, random) => {
  bot.process.kill('SIGSTOP');
  if (random() < 0.7) await stage.covered(new Set([bot]));
  else await rest(random() * 12_000);
  bot.process.kill('SIGCONT');
};

const added: Way = async (stage, bot) => {
  stage.start();
  await stage.spread();
  await stage.kill(bot, 'SIGKILL');
  await stage.covered(new Set());
};

const ways: readonly (readonly [string, Way])[] = [
  ['killed', ending('SIGKILL')],
  ['stopped', ending('SIGTERM')],
  ['paused', paused],
  ['paused', paused],
  ['added', added],
];
