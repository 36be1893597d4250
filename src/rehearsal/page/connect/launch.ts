import { isTimezone } from '../../../kernel/hours/zone.ts';
import type { Locale } from '../../../kernel/text.ts';
import { envPath, keepInEnv } from '../../../program/env-write.ts';
import type { Bot } from '../../../program/bot.ts';

type Variables = Readonly<Record<string, string>>;
export type Settings = Variables;

/** What starts a bot needs from the program. */
export interface LaunchParts {
  /** The folder of `.env`. */
  readonly folder: string;
  /** Where the page is, which `.env` keeps with the secrets so that the next start serves it again. */
  readonly port: () => number;
  /** Starts the bot on the store that the variables say. Rejects with a `StartRefusal`. */
  startBot(values: Variables): Promise<Bot>;
  /** Why it stopped, in plain words. */
  explain(error: unknown): string;
  /** The program's own. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Those of this program that run: they share one store, so another waits for the next start. */
  readonly running: Set<Launch>;
}

/** `waits`: kept, for the next start. */
export type LaunchPhase = 'starting' | 'running' | 'stopped' | 'waits';

/** One bot, from its secrets to a running program. It holds no secret itself. */
export class Launch {
  readonly #parts: LaunchParts;
  #bot: Bot | undefined;
  #phase: LaunchPhase | undefined;
  #trouble: string | undefined;
  #kept = false;

  constructor(parts: LaunchParts) {
    this.#parts = parts;
  }

  /** For a program that was started with its secrets: `bot` runs already. */
  static of(parts: LaunchParts, bot: Bot): Launch {
    const launch = new Launch(parts);
    launch.#kept = true;
    launch.#watch(bot);
    return launch;
  }

  /** Undefined while nothing was started. */
  get phase(): LaunchPhase | undefined {
    return this.#phase;
  }
  get bot(): Bot | undefined {
    return this.#bot;
  }
  get trouble(): string | undefined {
    return this.#trouble ?? this.#bot?.troubles()[0]?.detail;
  }
  get kept(): boolean {
    return this.#kept;
  }
  get envFile(): string {
    return envPath(this.#parts.folder);
  }
  get isBusy(): boolean {
    return this.#phase === 'starting' || this.#phase === 'running';
  }

  /** Whether another runs, which has the store. */
  get mustWait(): boolean {
    return [...this.#parts.running].some((each) => each !== this);
  }

  /**
   * The language and the zone that a community begins with: those of who connects it, unless the
   * variables say otherwise.
   */
  settingsOf(language: Locale, zone: string): Settings {
    const { DEFAULT_LOCALE: locale, DEFAULT_TIMEZONE: timezone } = this.#parts.variables;
    return {
      ...(locale ? {} : { DEFAULT_LOCALE: language }),
      ...(timezone || !isTimezone(zone) ? {} : { DEFAULT_TIMEZONE: zone }),
    };
  }

  reset(): void {
    this.#phase = undefined;
    this.#trouble = undefined;
  }

  /**
   * `values`: secrets and settings. Keeps them first, if asked for: rejects if they cannot be kept, and
   * then starts nothing.
   */
  async start(values: Variables, keep: boolean): Promise<void> {
    const before = this.#phase;
    this.#phase = 'starting';
    this.#trouble = undefined;
    try {
      if (keep) await this.#keep(values);
    } catch (error) {
      this.#phase = before;
      throw error;
    }
    if (this.mustWait) this.#phase = 'waits';
    else await this.#run(values);
  }

  async #keep(values: Variables): Promise<void> {
    const { port, folder } = this.#parts;
    await keepInEnv({ ...values, PAGE_PORT: String(port()) }, folder);
    this.#kept = true;
  }

  async #run(values: Variables): Promise<void> {
    this.#parts.running.add(this);
    try {
      this.#watch(await this.#parts.startBot(values));
    } catch (error) {
      this.#stopped(error);
    }
  }

  #watch(bot: Bot): void {
    this.#parts.running.add(this);
    this.#bot = bot;
    this.#phase = 'running';
    bot.lost.catch(async (error: unknown) => {
      this.#bot = undefined;
      await bot.stop();
      this.#stopped(error);
    });
  }

  #stopped(error: unknown): void {
    this.#parts.running.delete(this);
    this.#phase = 'stopped';
    this.#trouble = this.#parts.explain(error);
  }

  async close(): Promise<void> {
    await this.#bot?.stop();
  }
}
