import { err, type Result } from '../../kernel/result.ts';
import { refusalBy, refusalOf, type Act } from './acts.ts';
import { Places, lookAgainMs } from './places.ts';
import type { ChatFailure, Ground, Log, Monotonic } from '../ports.ts';
import { RefusalBudget } from './refusal-budget.ts';
import { Width } from './width.ts';

export interface GuardTools {
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** Absent if nothing is known without a request. */
  readonly ground?: Ground;
  /** How many processes share the platform's tolerance of refused requests; 1 if omitted. */
  readonly processes?: (() => number) | undefined;
}

/** Where a subject is shown: its channel and the threads in it. */
export interface Standing {
  readonly community: string;
  readonly channel: string;
  readonly threads: readonly string[];
}

/**
 * Refusals in ten minutes from which a request is held back: `again`, if the place refused it
 * before; `first`, if nothing has worked there; `proven`, if the place worked before these
 * refusals.
 */
const limits = { again: 20, first: 40, proven: 48 };
/** After this many refusals in ten minutes, a place that worked before them no longer counts as working. */
const stormy = 8;

/**
 * Decides when requests to places are allowed: rarely where they are refused, never where refusal is
 * certain.
 */
export class PlaceGuard {
  readonly #ground: Ground | undefined;
  readonly #places: Places;
  readonly #budget: RefusalBudget;
  readonly #width: Width;
  readonly #processes: () => number;
  readonly #probes = new Map<string, Promise<unknown>>();
  readonly #listeners: ((place: string) => void)[] = [];

  constructor({ ground, processes = () => 1, ...tools }: GuardTools) {
    this.#ground = ground;
    this.#processes = processes;
    this.#places = new Places(tools);
    this.#budget = new RefusalBudget(tools.monotonic);
    this.#width = new Width(tools.monotonic);
  }

  look({ community, channel, threads }: Standing): void {
    const gone = this.#ground?.isGone(community, channel) === true;
    for (const place of [channel, ...threads]) this.#places.setGone(place, gone);
  }

  held(place: string, act: Act): ChatFailure | undefined {
    const known = this.#ground?.knows(place);
    const refusal = known === undefined ? undefined : refusalBy(known, act);
    if (refusal === undefined) return this.#places.held(place, act);
    this.#places.tell(place, act, refusal);
    return { ...refusal, heldMs: lookAgainMs };
  }

  release(places: Iterable<string>): string[] {
    return [...places].filter((place) => this.#places.release(place));
  }

  stir(places: readonly string[]): string[] {
    return places.filter((place) => this.#places.stirred(place));
  }

  onOpened(listener: (place: string) => void): void {
    this.#listeners.push(listener);
  }

  /** A reopened thread may have the id of the lost one, whose refusals no longer count. */
  async opening(place: string, act: Act, work: () => Promise<Result<string, ChatFailure>>) {
    const opened = await this.ask(place, act, work);
    if (opened.ok) this.#places.release(opened.value);
    return opened;
  }

  async ask<T>(
    place: string,
    act: Act,
    work: () => Promise<Result<T, ChatFailure>>,
  ): Promise<Result<T, ChatFailure>> {
    for (;;) {
      const held = this.held(place, act);
      if (held !== undefined) return err(held);
      const isSafe = this.#isSafe(place, act);
      const before = isSafe ? this.#width.full() : this.#probes.get(place);
      if (before !== undefined) await before;
      else if (isSafe) return this.#send(place, act, work).finally(this.#width.enter());
      else return this.#probe(place, act, work);
    }
  }

  /**
   * True if the place worked and has not refused that act since, and little else was refused since.
   */
  #isSafe(place: string, act: Act): boolean {
    const provenAt = this.#places.provenAt(place);
    if (provenAt === undefined || this.#places.refusedBefore(place, act) !== undefined)
      return false;
    return Math.min(this.#budget.total - provenAt, this.#budget.recent) < stormy;
  }

  /** One at a time for each place: the others wait and use its outcome. */
  #probe<T>(place: string, act: Act, work: () => Promise<Result<T, ChatFailure>>) {
    const probe = this.#risk(place, act, work).finally(() => this.#probes.delete(place));
    this.#probes.set(place, Promise.allSettled([probe]));
    return probe;
  }

  /** Sends a request that may well be refused, if the budget of refusals allows. */
  async #risk<T>(place: string, act: Act, work: () => Promise<Result<T, ChatFailure>>) {
    const share = Math.floor(this.#limit(place, act) / this.#processes());
    const waitMs = await this.#budget.take(Math.max(share, 1));
    if (waitMs > 0) return err(this.#postponed(place, act, waitMs));
    return this.#send(place, act, work).finally(() => this.#budget.settle());
  }

  #limit(place: string, act: Act): number {
    if (this.#places.refusedBefore(place, act) !== undefined) return limits.again;
    return this.#places.provenAt(place) === undefined ? limits.first : limits.proven;
  }

  #postponed(place: string, act: Act, heldMs: number): ChatFailure {
    const before = this.#places.refusedBefore(place, act);
    this.#places.postpone(place, act, heldMs);
    return {
      ...(before ?? { kind: 'unavailable', detail: 'too many requests were refused' }),
      heldMs,
    };
  }

  async #send<T>(place: string, act: Act, work: () => Promise<Result<T, ChatFailure>>) {
    const done = await work();
    if (done.ok) this.#passed(place, act);
    else this.#failed(place, act, done.error);
    return done;
  }

  #failed(place: string, act: Act, failure: ChatFailure): void {
    const refusal = refusalOf(failure, act);
    if (refusal === undefined) return;
    this.#budget.spend();
    this.#places.refused(place, act, refusal);
  }

  #passed(place: string, act: Act): void {
    if (!this.#places.passed(place, act, this.#budget.total)) return;
    for (const listener of this.#listeners) listener(place);
  }
}
