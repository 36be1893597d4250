import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreFleet } from '../engine/drawers.ts';
import { ConnectionLost } from '../engine/lost-connection.ts';
import type { Log } from '../engine/ports.ts';
import type { BotParts } from './assemble.ts';
import { startBot, type Bot } from './bot.ts';

/** How long after a failed start it is tried again, in milliseconds. */
const againMs = 2_000;

export interface LeasedParts extends BotParts {
  /** The platform's id, which is also the name of its lease. */
  readonly id: string;
  readonly fleet: StoreFleet;
}

/**
 * A bot on a platform that one process at a time serves: a new one for each term that this process
 * has, none while it stands by. What a bot writes or sends after its term is blocked, so nothing
 * waits for it to stop.
 */
export class LeasedBot {
  /** Rejects if a bot can neither go on nor be replaced; pending until then. */
  readonly lost: Promise<never>;
  readonly #parts: LeasedParts;
  #lose: (error: unknown) => void = () => {};
  #bot: Bot | undefined;
  #term: AbortController | undefined;
  #starting: Promise<void> | undefined;
  #isStopped = false;

  private constructor(parts: LeasedParts) {
    this.#parts = parts;
    this.lost = new Promise((_resolve, reject) => {
      this.#lose = reject;
    });
    // Without this, Node would end the program if nobody awaits it.
    this.lost.catch(() => {});
  }

  /** Resolves once the bot runs, or another process is known to serve the platform. Rejects as `startBot` does. */
  static async start(parts: LeasedParts): Promise<LeasedBot> {
    const { id, fleet, log } = parts;
    const leased = new LeasedBot(parts);
    let isFirst = true;
    await fleet.standBy(id, {
      gained: () => leased.#begin(isFirst),
      lost: async () => leased.#end(),
    });
    isFirst = false;
    if (leased.#starting === undefined)
      log.info('another process serves this account: standing by', { platform: id });
    else await Promise.race([leased.#starting, leased.lost]);
    return leased;
  }

  /** Undefined while another process serves the platform, or while this one's bot is starting. */
  get bot(): Bot | undefined {
    return this.#bot;
  }

  /** True while this is the process that serves the platform. */
  get isHeld(): boolean {
    return this.#term !== undefined;
  }

  /** Stops a running bot in order; one that is still starting is cut off. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#bot?.stop();
    this.#over();
  }

  #begin(isFirst: boolean): void {
    if (this.#isStopped) return;
    const { id, log } = this.#parts;
    log.info('this process serves the account', { platform: id });
    const term = new AbortController();
    setMaxListeners(0, term.signal);
    this.#term = term;
    this.#starting = this.#startIn(term.signal, isFirst).catch((error: unknown) => {
      if (!term.signal.aborted) this.#lose(error);
    });
  }

  async #startIn(term: AbortSignal, isFirst: boolean): Promise<void> {
    const bot = await this.#started(term, isFirst);
    if (bot === undefined) return;
    if (term.aborted) return bot.stop();
    this.#bot = bot;
    bot.lost.catch((error: unknown) => {
      if (!term.aborted) this.#lose(error);
    });
  }

  /**
   * A process that takes over tries again if that may help: it has other platforms, and others
   * stand by.
   */
  async #started(term: AbortSignal, isFirst: boolean): Promise<Bot | undefined> {
    const { fleet, log } = this.#parts;
    while (!term.aborted)
      try {
        const store = { ...fleet.storeDuring(term), fleet };
        return await startBot({ ...this.#parts, store, term, log: during(term, log) });
      } catch (error) {
        const isFinal = error instanceof ConnectionLost && !error.isPassing;
        if (isFirst || isFinal) throw error;
        if (!term.aborted) log.warn('an account could not be taken over yet', { error });
        await sleep(againMs, undefined, { signal: term }).catch(() => undefined);
      }
    return undefined;
  }

  /** Ends the term: another process may serve the platform by now. */
  #end(): void {
    const { id, log } = this.#parts;
    const bot = this.#bot;
    this.#over();
    log.warn('this process no longer serves the account', { platform: id });
    // It can't stop in order: what it would still write is blocked.
    void bot?.stop().catch(() => {});
  }

  #over(): void {
    this.#term?.abort();
    this.#term = undefined;
    this.#bot = undefined;
    this.#starting = undefined;
  }
}

/**
 * After the term, what a bot still begins fails, as it must: its warnings and errors are dropped.
 */
const during = (term: AbortSignal, log: Log): Log => ({
  ...log,
  warn: (...told) => (term.aborted ? undefined : log.warn(...told)),
  error: (...told) => (term.aborted ? undefined : log.error(...told)),
});
