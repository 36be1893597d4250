import { createRecapScheduler, type RecapScheduler } from '../../src/recap/scheduler.ts';
import { createRecapSender } from '../../src/recap/sender.ts';
import { readRecap } from '../../src/recap/stream.ts';
import type { Chat } from '../../src/engine/ports.ts';
import type { RecapSchedule, RecapState } from '../../src/recap/domain/state.ts';
import { FakeChat, type FakeMessage } from './fake-chat.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './test-app.ts';
import { buttonsOf } from './reading.ts';
import { texts } from './texts.ts';

const { translatorOf } = texts;

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

/** The ISO week of a recap, according to its buttons. */
export function weekOfMessage({ view }: FakeMessage): string | undefined {
  return buttonsOf(view)
    .map(({ action }) => /^recap\.answer:(.*):thinks$/u.exec(action)?.[1])
    .find((week) => week !== undefined);
}

/** A community's app, its recaps, and a chat that survives every restart. */
export class RecapHouse {
  app: TestApp;
  readonly chat: FakeChat;
  readonly time: { now: number };
  /** What is between the app and the chat from the next restart on. */
  between: (chat: FakeChat) => Chat = (chat) => chat;
  #recaps: RecapScheduler;
  readonly #communities: readonly string[];

  static async open(
    start: number,
    communities: readonly string[] = ['g'],
    options: TestAppOptions = {},
    chat?: FakeChat,
  ): Promise<RecapHouse> {
    const time = { now: start };
    const app = await openTestApp({ ...options, clock: () => time.now });
    return new RecapHouse(app, time, communities, chat);
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
    this.#recaps = this.#schedule();
  }

  #schedule(): RecapScheduler {
    const { context, log } = this.app;
    const { time } = this;
    const chat = this.between(this.chat);
    const attend = createRecapSender({ app: context, chat, translatorOf });
    const recaps = createRecapScheduler({ attend, now: () => time.now, log });
    for (const community of this.#communities) recaps.watch(community);
    return recaps;
  }

  get recaps(): RecapScheduler {
    return this.#recaps;
  }

  /** The process ends without warning, whatever it was doing, and another one starts. */
  async restart(): Promise<void> {
    void this.#recaps.stop();
    this.app = this.app.restart();
    this.#recaps = this.#schedule();
    await this.settled();
  }

  /** Ends the process; `restart` starts another one. */
  kill(): void {
    void this.#recaps.stop();
  }

  async settled(): Promise<void> {
    await this.#recaps.settled();
  }

  /** A full minute has passed. */
  async tick(at = this.time.now): Promise<void> {
    this.time.now = at;
    this.#recaps.look();
    await this.settled();
  }

  /** Checks at regular intervals until then, as the clock's minutes do. */
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
