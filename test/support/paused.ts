import type { Chat } from '../../src/engine/ports.ts';
import type { FakeChat } from './fake-chat.ts';

/** A chat that takes what a process sends, while the process stands still before it hears so. */
export class Paused {
  readonly chat: Chat;
  #wake: () => void = () => {};
  #asleep: Promise<void> | undefined;
  /** What it sends that holds these words is the last thing it does before it stands still. */
  at: RegExp | undefined;
  /** What was asked of the chat since it woke up. */
  readonly afterwards: string[] = [];
  #isAwake = false;

  constructor(chat: FakeChat) {
    const during = async <T>(what: string, view: unknown, work: () => Promise<T>): Promise<T> => {
      await this.#asleep;
      if (this.#isAwake) this.afterwards.push(what);
      const done = await work();
      if (this.at?.test(JSON.stringify(view)) !== true) return done;
      this.at = undefined;
      this.#asleep = new Promise((resolve) => {
        this.#wake = resolve;
      });
      await this.#asleep;
      return done;
    };
    this.chat = {
      post: (channel, view, ...more) =>
        during('post', view, () => chat.post(channel, view, ...more)),
      edit: (channel, message, view, name) =>
        during('edit', view, () => chat.edit(channel, message, view, name)),
      find: (...asked) => during('find', undefined, () => chat.find(...asked)),
      remove: (...asked) => during('remove', undefined, () => chat.remove(...asked)),
      openThread: (...asked) => chat.openThread(...asked),
      openPrivateThread: (...asked) => chat.openPrivateThread(...asked),
      addToThread: (...asked) => chat.addToThread(...asked),
      removeFromThread: (...asked) => chat.removeFromThread(...asked),
      announce: (...asked) => chat.announce(...asked),
      reannounce: (...asked) => chat.reannounce(...asked),
      callOff: (...asked) => chat.callOff(...asked),
      fileBytes: () => chat.fileBytes(),
    };
  }

  get isAsleep(): boolean {
    return this.#asleep !== undefined && !this.#isAwake;
  }

  wake(): void {
    this.#isAwake = true;
    this.#wake();
  }
}
