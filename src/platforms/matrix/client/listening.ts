import { setTimeout as sleep } from 'node:timers/promises';
import { yieldToEventLoop } from '../../../engine/cooperative.ts';
import type { Log, Monotonic } from '../../../engine/ports.ts';
import type { Api } from './api.ts';
import type { RoomEvent, SyncAnswer } from './events.ts';
import { cameIn, gapOf } from './gap.ts';
import { openLines, type Lines } from './hearing.ts';
import { inOrder } from './order.ts';
import type { Progress } from './progress.ts';
import { isTokenRefused, isTooMuch, MatrixRefusal } from './refusal.ts';

export interface ListeningTools {
  readonly api: Api;
  readonly progress: Progress;
  readonly log: Log;
  readonly monotonic: Monotonic;
  /** The account's own id. */
  readonly self: string;
  /**
   * Takes in what an answer says about keys, before the rest of it; resolves once that is on disk.
   */
  readonly unlock?: (answer: SyncAnswer) => Promise<void>;
  /** Takes in what an answer says about rooms, before any of its events is heard. */
  readonly take: (answer: SyncAnswer) => void;
  /**
   * Resolves once the event need not be heard again; rejects if it must be heard at the next start.
   */
  readonly hear: (room: string, event: RoomEvent) => Promise<void>;
  /** Called when the server no longer accepts the token. */
  readonly refused: () => void;
  /** How long the server may wait for news, in milliseconds. */
  readonly waitMs?: number;
}

const usualWaitMs = 30_000;
const retryWaitsMs = [500, 1_000, 2_000, 5_000, 10_000];
/** How many events may be under way before more are requested. */
const mostInHand = 500;

/** Reads the server's events, each handled once, those of a person in order. */
export class Listening {
  readonly #tools: ListeningTools;
  readonly #lines: Lines;
  readonly #stopping = new AbortController();
  #heardAt: number | undefined;
  #since: string | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(tools: ListeningTools) {
    this.#tools = tools;
    this.#since = tools.progress.since;
    this.#lines = openLines((error) => {
      // The event is heard again at the next start.
      if (!this.#isStopped) tools.log.error('an event could not be handled', { error });
    });
  }

  /** Resolves once the rooms are known; what was missed is then being heard. */
  async begin(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped && !(await this.#attempt(() => this.#first(), failures))) failures += 1;
    this.#running = this.#goOn();
  }

  /** Does the work after what is under way for that person; resolves once it is over. */
  inLine(person: string, work: () => Promise<void>): Promise<void> {
    return this.#lines.add(person, work);
  }

  /** For how long the server has not answered, in milliseconds. */
  silentMs(): number {
    return this.#heardAt === undefined ? 0 : this.#tools.monotonic() - this.#heardAt;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#lines.settled();
    await this.#tools.progress.settled();
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #goOn(): Promise<void> {
    const { api, waitMs = usualWaitMs } = this.#tools;
    const next = async () => {
      await this.#handle(await api.sync(this.#since, { waitMs }), false);
      // Lets what was heard start on its way to the disk before requesting more, which takes as
      // long.
      await yieldToEventLoop();
    };
    let failures = 0;
    while (!this.#isStopped) failures = (await this.#attempt(next, failures)) ? 0 : failures + 1;
  }

  async #first(): Promise<void> {
    const { api, log } = this.#tools;
    const isFirst = this.#since === undefined;
    try {
      return await this.#handle(await api.sync(this.#since, { waitMs: 0, full: true }), isFirst);
    } catch (error) {
      // The server may have forgotten how far it was read.
      if (isFirst || !isForgotten(error)) throw error;
      log.warn(
        'the homeserver no longer knows the sync position: messages sent in between are missed',
      );
      this.#since = undefined;
      return this.#handle(await api.sync(undefined, { waitMs: 0, full: true }), true);
    }
  }

  /** `isFirst`: nothing was ever read, so what is in the rooms was not said to Palabre. */
  async #handle(answer: SyncAnswer, isFirst: boolean): Promise<void> {
    const { monotonic, unlock, take, hear, progress } = this.#tools;
    this.#heardAt = monotonic();
    await unlock?.(answer);
    take(answer);
    const events = isFirst ? [] : await this.#eventsIn(answer);
    this.#since = answer.next_batch;
    const batch = progress.begin(
      answer.next_batch,
      events.map(({ event }) => event.event_id),
    );
    for (const { room, event } of events)
      void this.#lines.add(event.sender, async () => {
        if (this.#isStopped) return;
        await hear(room, event);
        batch.done(event.event_id);
      });
    await this.#lines.below(mostInHand);
  }

  async #eventsIn(answer: SyncAnswer) {
    const { api, self, progress } = this.#tools;
    const found: { room: string; event: RoomEvent }[] = [];
    for (const [room, { timeline }] of Object.entries(answer.rooms.join)) {
      const where = { from: this.#since, self };
      const missed = await gapOf(api, room, timeline, where).catch(unlessRefused);
      for (const event of [...missed, ...sinceJoining(timeline.events, self)])
        if (event.sender !== self && !progress.wasHandled(event.event_id))
          found.push({ room, event });
    }
    return inOrder(found);
  }

  /** True if the work succeeded; otherwise waits a while. */
  async #attempt(work: () => Promise<void>, failures: number): Promise<boolean> {
    const { log, refused } = this.#tools;
    try {
      await work();
      if (failures > 0) log.info('the homeserver answers again');
      return true;
    } catch (error) {
      if (this.#isStopped) return false;
      if (isTokenRefused(error)) {
        refused();
        this.#stopping.abort();
        return false;
      }
      if (Number.isInteger(Math.log2(failures + 1)))
        log.warn('the homeserver does not answer', { error });
      const asked = isTooMuch(error) ? error.retryAfterMs : undefined;
      const waitMs = asked ?? retryWaitsMs[Math.min(failures, retryWaitsMs.length - 1)];
      const { signal } = this.#stopping;
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      return false;
    }
  }
}

/** A room that can no longer be read has nothing to catch up with. */
function unlessRefused(error: unknown): RoomEvent[] {
  if (error instanceof MatrixRefusal && !isTooMuch(error) && !isTokenRefused(error)) return [];
  throw error;
}

const isForgotten = (error: unknown): boolean =>
  error instanceof MatrixRefusal && error.status === 400;

/** What was said in a room before Palabre came was not said to it. */
function sinceJoining(events: readonly RoomEvent[], self: string): RoomEvent[] {
  const at = events.findLastIndex((event) => cameIn(event, self));
  return events.slice(at + 1);
}
