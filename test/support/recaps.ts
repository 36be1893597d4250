import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import type { GuardedChat } from '../../src/engine/delivery/guarded-chat.ts';
import type { SubjectRef } from '../../src/engine/delivery/subject.ts';
import { WakeQueue } from '../../src/engine/schedule/wake-queue.ts';
import { retellAll } from '../../src/recap/cases.ts';
import { readRecap } from '../../src/recap/stream.ts';
import type { Chat } from '../../src/engine/ports.ts';
import type { RecapSchedule, RecapState } from '../../src/recap/domain/state.ts';
import { FakeChat, type FakeMessage } from './fake-chat.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './test-app.ts';

export const hourMs = 60 * 60_000;
export const dayMs = 24 * hourMs;

/** Tuesdays at half past nine in Montréal. */
export const tuesdays: RecapSchedule = {
  day: 'tuesday',
  time: '09:30',
  timezone: 'America/Toronto',
  channel: 'c',
  locale: 'fr',
  whenEmpty: 'line',
};

/** The ISO week of a recap, according to its name. */
export function weekOfMessage({ name }: FakeMessage): string | undefined {
  return /\b\d{4}-W\d{2}\b/u.exec(name)?.[0];
}

const isOfRecaps = ({ kind }: SubjectRef): boolean => kind === 'recap' || kind === 'recapSchedule';

/** Nothing of what places refuse is remembered. */
const unguarded = (chat: Chat): GuardedChat => ({
  ...bound(chat),
  held: () => undefined,
  look: () => {},
  release: () => [],
  stir: () => [],
  onOpened: () => {},
});

const bound = (chat: Chat): Chat => ({
  post: (...asked) => chat.post(...asked),
  find: (...asked) => chat.find(...asked),
  edit: (...asked) => chat.edit(...asked),
  remove: (...asked) => chat.remove(...asked),
  openThread: (...asked) => chat.openThread(...asked),
  openPrivateThread: (...asked) => chat.openPrivateThread(...asked),
  addToThread: (...asked) => chat.addToThread(...asked),
  removeFromThread: (...asked) => chat.removeFromThread(...asked),
  announce: (...asked) => chat.announce(...asked),
  reannounce: (...asked) => chat.reannounce(...asked),
  callOff: (...asked) => chat.callOff(...asked),
  fileBytes: (channel) => chat.fileBytes(channel),
});

/** A community, its recaps, and a chat that outlives every restart. Of the rest it shows nothing until `showAll`. */
export class RecapTestBed {
  app: TestApp;
  readonly chat: FakeChat;
  readonly time: { now: number };
  /** What stands between it and the chat from the next restart on. */
  between: (chat: FakeChat) => GuardedChat = unguarded;
  reconciler: Reconciler;
  #wakes: WakeQueue;
  readonly #communities: readonly string[];

  static async open(
    start: number,
    communities: readonly string[] = ['g'],
    options: TestAppOptions = {},
    chat?: FakeChat,
  ): Promise<RecapTestBed> {
    const time = { now: start };
    const app = await openTestApp({ ...options, clock: () => time.now });
    return new RecapTestBed(app, time, communities, chat);
  }

  constructor(
    app: TestApp,
    time: { now: number },
    communities: readonly string[],
    chat = new FakeChat(() => time.now),
  ) {
    this.app = app;
    this.time = time;
    this.chat = chat;
    this.#communities = communities;
    this.#wakes = this.#newQueue();
    this.reconciler = this.#show(isOfRecaps);
  }

  #newQueue(): WakeQueue {
    const now = () => this.time.now;
    // The test moves the clock, and looks.
    return new WakeQueue({ now, monotonic: now, after: () => () => {} });
  }

  #show(isShown: (ref: SubjectRef) => boolean): Reconciler {
    this.#wakes = this.#newQueue();
    const how = { wakes: this.#wakes, isShown };
    this.reconciler = this.app.show(this.between(this.chat), 0, how);
    for (const community of this.#communities) this.touch(community);
    return this.reconciler;
  }

  /** From now on the chat shows workshops and polls too, as they change. */
  showAll(): Reconciler {
    void this.reconciler.stop();
    return this.#show(() => true);
  }

  /** Has a community's schedule looked at. */
  touch(community: string): void {
    this.reconciler.touch({ kind: 'recapSchedule', community });
  }

  /** The process ends without warning, whatever it was doing, and another one starts. */
  async restart(): Promise<void> {
    this.kill();
    // A process that ended writes nothing more.
    this.app.store.writes = false;
    this.app = this.app.restart();
    this.#show(isOfRecaps);
    for (const community of this.#communities) await retellAll(this.app.context, community);
    await this.settled();
  }

  /** Ends the process; `restart` starts another one. */
  kill(): void {
    void this.reconciler.stop();
  }

  async settled(): Promise<void> {
    await this.reconciler.settled();
  }

  /** A full minute has passed. */
  async tick(at = this.time.now): Promise<void> {
    this.time.now = at;
    this.look();
    await this.settled();
  }

  look(): void {
    this.#wakes.look();
  }

  /** Looks every so often until then, as the minutes do. */
  async until(at: number, stepMs = hourMs / 2): Promise<void> {
    while (this.time.now + stepMs < at) await this.tick(this.time.now + stepMs);
    await this.tick(at);
  }

  async recap(community = 'g'): Promise<RecapState> {
    const found = await readRecap(this.app.context, community);
    if (!found.ok) throw new Error(found.error.kind);
    return found.value;
  }

  /** When each recap was posted, by week. */
  weeks(channel = 'c'): (string | undefined)[] {
    return this.messages(channel).map(weekOfMessage);
  }

  messages(channel = 'c'): FakeMessage[] {
    return [...this.chat.messages.values()].filter((message) => message.channel === channel);
  }
}
