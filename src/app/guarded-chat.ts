import { err, type Result } from '../domain/result.ts';
import { Places, lookAgainMs, type Act } from './places.ts';
import type { Chat, ChatFailure, Ground, Log, Monotonic } from './ports.ts';
import { refusalBy, refusalOf } from './refusal-of.ts';
import { RefusalBudget } from './refusal-budget.ts';
import { Width } from './width.ts';

export interface GuardTools {
  readonly chat: Chat;
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** Left out where nothing is known without asking. */
  readonly ground?: Ground;
}

/** Where a subject stands: its channel, and the threads that hang in it. */
export interface Standing {
  readonly community: string;
  readonly channel: string;
  readonly threads: readonly string[];
}

/**
 * A chat that does not ask again what was refused, nor at all what is known to be. Everything that is
 * sent goes through one of them, so that places and the budget of refusals are the same for all.
 */
export interface GuardedChat extends Chat {
  /** What a request would meet there, where that is known without sending it. */
  held(place: string, act: Act): ChatFailure | undefined;
  /** Looks whether a channel is known to be gone: then nothing is asked of it, nor of its threads. */
  look(standing: Standing): void;
  /** Something changed in these places: they may be asked at once. Gives those that held something back. */
  release(places: Iterable<string>): string[];
  /** Somebody acts there: what was refused a while ago may be tried once more. Gives those that held. */
  stir(places: readonly string[]): string[];
  /** Calls `listener` with each place that takes again what it refused. */
  onOpened(listener: (place: string) => void): void;
}

/**
 * How many requests may be refused in ten minutes before what was refused already, what was never
 * tried, and what worked before all those refusals, is not tried any more.
 */
const limits = { again: 20, first: 40, proven: 48 };
/** Refusals in ten minutes from which a place that worked before them is no longer taken to work. */
const stormy = 8;

export function guardedChat(tools: GuardTools): GuardedChat {
  return new Guard(tools).chat();
}

class Guard {
  readonly #chat: Chat;
  readonly #ground: Ground | undefined;
  readonly #places: Places;
  readonly #budget: RefusalBudget;
  readonly #width: Width;
  /** One probe a place at a time; the others learn from it. */
  readonly #probes = new Map<string, Promise<void>>();
  readonly #listeners: ((place: string) => void)[] = [];

  constructor({ chat, ground, ...tools }: GuardTools) {
    this.#chat = chat;
    this.#ground = ground;
    this.#places = new Places(tools);
    this.#budget = new RefusalBudget(tools.monotonic);
    this.#width = new Width(tools.monotonic);
  }

  chat(): GuardedChat {
    const chat = this.#chat;
    const opening = (place: string, act: Act, work: () => Promise<Result<string, ChatFailure>>) =>
      this.#opening(place, act, work);
    return {
      post: (channel, view, ...more) =>
        this.#ask(channel, (view.files ?? []).length > 0 ? 'files' : 'post', () =>
          chat.post(channel, view, ...more),
        ),
      find: (channel, ...more) => this.#ask(channel, 'find', () => chat.find(channel, ...more)),
      edit: (channel, ...more) => this.#ask(channel, 'edit', () => chat.edit(channel, ...more)),
      remove: (channel, message) =>
        this.#ask(channel, 'remove', () => chat.remove(channel, message)),
      openThread: (channel, ...more) =>
        opening(channel, 'openThread', () => chat.openThread(channel, ...more)),
      openPrivateThread: (place, ...more) =>
        opening(place.channel, 'openPrivateThread', () => chat.openPrivateThread(place, ...more)),
      addToThread: (thread, person) =>
        this.#ask(thread, 'addToThread', () => chat.addToThread(thread, person)),
      announce: (community, ...more) =>
        this.#ask(community, 'calendar', () => chat.announce(community, ...more)),
      reannounce: (community, ...more) =>
        this.#ask(community, 'calendar', () => chat.reannounce(community, ...more)),
      callOff: (community, id) =>
        this.#ask(community, 'calendar', () => chat.callOff(community, id)),
      fileBytes: (channel) => chat.fileBytes(channel),
      held: (place, act) => this.#held(place, act),
      look: (standing) => this.#look(standing),
      release: (places) => [...places].filter((place) => this.#places.release(place)),
      stir: (places) => places.filter((place) => this.#places.stirred(place)),
      onOpened: (listener) => void this.#listeners.push(listener),
    };
  }

  #look({ community, channel, threads }: Standing): void {
    const gone = this.#ground?.isGone(community, channel) === true;
    for (const place of [channel, ...threads]) this.#places.setGone(place, gone);
  }

  #held(place: string, act: Act): ChatFailure | undefined {
    const known = this.#ground?.knows(place);
    const refusal = known === undefined ? undefined : refusalBy(known, act);
    if (refusal === undefined) return this.#places.held(place, act);
    this.#places.tell(place, act, refusal);
    return { ...refusal, heldMs: lookAgainMs };
  }

  /** What was posted in a thread that is gone says nothing of the one that takes its place. */
  async #opening(place: string, act: Act, work: () => Promise<Result<string, ChatFailure>>) {
    const opened = await this.#ask(place, act, work);
    if (opened.ok) this.#places.release(opened.value);
    return opened;
  }

  async #ask<T>(
    place: string,
    act: Act,
    work: () => Promise<Result<T, ChatFailure>>,
  ): Promise<Result<T, ChatFailure>> {
    for (;;) {
      const held = this.#held(place, act);
      if (held !== undefined) return err(held);
      const isSafe = this.#isSafe(place, act);
      const before = isSafe ? this.#width.full() : this.#probes.get(place);
      if (before !== undefined) await before;
      else if (isSafe) return this.#send(place, act, work).finally(this.#width.enter());
      else return this.#probe(place, act, work);
    }
  }

  /** It worked, and has refused nothing of the kind since; nor has nearly everything else. */
  #isSafe(place: string, act: Act): boolean {
    const provenAt = this.#places.provenAt(place);
    if (provenAt === undefined || this.#places.refusedBefore(place, act) !== undefined)
      return false;
    return Math.min(this.#budget.total - provenAt, this.#budget.recent) < stormy;
  }

  /** Nobody knows what this place will say: only so many of these may be refused. */
  async #probe<T>(place: string, act: Act, work: () => Promise<Result<T, ChatFailure>>) {
    let over = (): void => {};
    this.#probes.set(place, new Promise((resolve) => void (over = resolve)));
    try {
      const waitMs = await this.#budget.take(this.#limit(place, act));
      if (waitMs > 0) return err(this.#postponed(place, act, waitMs));
      return await this.#send(place, act, work).finally(() => this.#budget.settle());
    } finally {
      this.#probes.delete(place);
      over();
    }
  }

  #limit(place: string, act: Act): number {
    if (this.#places.refusedBefore(place, act) !== undefined) return limits.again;
    return this.#places.provenAt(place) === undefined ? limits.first : limits.proven;
  }

  #postponed(place: string, act: Act, heldMs: number): ChatFailure {
    const before = this.#places.refusedBefore(place, act);
    this.#places.postpone(place, act, heldMs);
    return { ...(before ?? { kind: 'unavailable', detail: 'too much was refused' }), heldMs };
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
