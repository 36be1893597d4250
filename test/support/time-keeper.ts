import { vi } from 'vitest';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { resumeCommunity } from '../../src/program/wake.ts';
import { FakeChat } from './fake-chat.ts';
import type { Guest } from './guest.ts';
import { openTestApp, type TestApp } from './test-app.ts';
import { textOf } from './reading.ts';
import { smallTemplate } from './small-template.ts';

/** A notice about the time, as it was posted. */
export interface Posted {
  readonly at: number;
  readonly place: string;
  readonly text: string;
}

const isWord = (text: string) => /^[⏳⏰]/u.test(text);

/**
 * A workshop in a chat with a clock moved by hand (requires vitest's fake timers), and every notice
 * about the time that was ever posted.
 */
export class TimeKeeper {
  readonly posted: Posted[] = [];
  chat = new FakeChat();
  ana: Guest;
  #app: TestApp;
  #reconciler: Reconciler;
  #mend: (() => void) | undefined;

  private constructor(app: TestApp) {
    this.#app = app;
    this.#reconciler = app.show(this.chat);
    this.ana = app.as('ana', { managesEvents: true });
    this.#watch();
  }

  /** The small workshop at its thirty-minute exercise with one board, which has just begun. */
  static async open(template = smallTemplate): Promise<TimeKeeper> {
    const keeper = new TimeKeeper(await openTestApp({ clock: () => Date.now(), template }));
    await keeper.ana.use('workshop start', { template: 'small' });
    await keeper.ana.use('exercise start', { exercise: 'needs' });
    await keeper.pass(0);
    return keeper;
  }

  /** The notices about the time that are currently shown: `place: text`. */
  get words(): string[] {
    return [...this.chat.messages.values()]
      .map(({ channel, view }) => ({ place: this.#nameOf(channel), text: textOf(view) }))
      .filter(({ text }) => isWord(text))
      .map(({ place, text }) => `${place}: ${text}`);
  }

  get app(): TestApp {
    return this.#app;
  }

  as(name: string): Guest {
    return this.#app.as(name);
  }

  /** Lets `minutes` pass, and waits for their effect. */
  async pass(minutes: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(minutes * 60_000);
    await vi.advanceTimersByTimeAsync(10);
  }

  async use(command: string, options = {}): Promise<void> {
    await this.ana.use(`workshop ${command}`, options);
    await this.pass(0);
  }

  /** The program ends, `minutes` pass without it, and another one continues from the journal. */
  async restart(minutes = 0): Promise<void> {
    const stopped = this.#reconciler.stop();
    // A program that hangs is killed.
    await (this.hangs ? undefined : stopped);
    this.chat.mood = 'well';
    await vi.advanceTimersByTimeAsync(minutes * 60_000);
    this.#app = this.#app.restart();
    this.#reconciler = this.#app.show(this.chat);
    this.ana = this.#app.as('ana', { managesEvents: true });
    await resumeCommunity(this.#app.context, this.#reconciler, 'g');
    await this.pass(0);
  }

  /** The chat stops responding, until `mend`. */
  breakDown(): void {
    this.#mend ??= this.chat.fail(() => ({ kind: 'unavailable', detail: 'told to' }));
  }

  /** The chat keeps posting but its answers are lost, until `mend`. */
  loseAnswers(): void {
    if (this.chat.mood === 'well') this.chat.mood = 'losesAnswers';
  }

  /** The chat posts, and the program waits for an answer until it is ended. */
  hang(): void {
    this.chat.mood = 'neverAnswers';
  }

  get hangs(): boolean {
    return this.chat.mood === 'neverAnswers';
  }

  mend(): void {
    this.#mend?.();
    this.#mend = undefined;
    if (this.chat.mood === 'losesAnswers') this.chat.mood = 'well';
  }

  async stop(): Promise<void> {
    const stopped = this.#reconciler.stop();
    await (this.hangs ? undefined : stopped);
  }

  #watch(): void {
    const { messages } = this.chat;
    const set = messages.set.bind(messages);
    messages.set = (id, message) => {
      const text = textOf(message.view);
      if (isWord(text))
        this.posted.push({ at: Date.now(), place: this.#nameOf(message.channel), text });
      return set(id, message);
    };
  }

  #nameOf(channel: string): string {
    const name = this.chat.threads.get(channel)?.name;
    if (name === undefined) return 'salon';
    return name.includes('Animation') ? 'animation' : 'tableau';
  }
}
