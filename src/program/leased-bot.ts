import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreFleet } from '../engine/drawers.ts';
import { ConnectionLost } from '../engine/lost-connection.ts';
import type { Log } from '../engine/ports.ts';
import type { BotParts } from './assemble.ts';
import { startBot, type Bot } from './bot.ts';

/** After how long a start that failed for a while is tried again, in milliseconds. */
const againMs = 2_000;

export interface LeasedParts extends BotParts {
  /** The platform, whose lease has that name. */
  readonly id: string;
  readonly fleet: StoreFleet;
}

/**
 * A bot on a platform that one process at a time serves: a new one for each term in which this is that
 * process, none while it stands by. What a bot writes or sends after its term is kept back, so nothing
 * waits for it.
 */
export class LeasedBot {
  /** Rejects when a bot cannot go on, nor another be started in its place; pending until then. */
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

  /** Undefined while another process serves the platform, or this one's is not ready. */
  get bot(): Bot | undefined {
    return this.#bot;
  }

  /** True while this is the process that serves the platform. */
  get isHeld(): boolean {
    return this.#term !== undefined;
  }

  /** Stops in order what runs; what is only starting is cut off. */
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

  /** Who takes over tries again where that may help: it has other platforms, and others stand by. */
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

  /** Another process may have it by now. */
  #end(): void {
    const { id, log } = this.#parts;
    const bot = this.#bot;
    this.#over();
    log.warn('this process no longer serves the account', { platform: id });
    // It can't in order: what it would still write is kept back.
    void bot?.stop().catch(() => {});
  }

  #over(): void {
    this.#term?.abort();
    this.#term = undefined;
    this.#bot = undefined;
    this.#starting = undefined;
  }
}

/** After the term, what a bot still begins fails, as it must: nobody has anything to mend. */
const during = (term: AbortSignal, log: Log): Log => ({
  ...log,
  warn: (...told) => (term.aborted ? undefined : log.warn(...told)),
  error: (...told) => (term.aborted ? undefined : log.error(...told)),
});
