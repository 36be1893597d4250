import { setTimeout } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** Words a minute; 0 reads nothing. Adults read 238 of them silently, on average. */
export type Pace = number;

/** In milliseconds: to find a thing and press it; to paste; to type a word. */
const gesture = { press: 2_000, paste: 4_000, type: 2_000 } as const;

/** Somebody who knows nothing of the project: reads all that is new to them, then does as it says. */
export class Newcomer {
  readonly #pace: Pace;
  readonly #read = new Set<string>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  async read(text: string): Promise<void> {
    const fresh = text.split('\n').filter((line) => line.trim() !== '' && !this.#read.has(line));
    for (const line of fresh) this.#read.add(line);
    const words = fresh.join(' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (this.#pace > 0) await setTimeout((words / this.#pace) * 60_000);
  }

  async look(at: Locator): Promise<void> {
    await at.waitFor();
    await this.read(await at.innerText());
  }

  async press(what: Locator): Promise<void> {
    await this.#take('press');
    await what.click();
  }

  async paste(into: Locator, text: string): Promise<void> {
    await this.#take('paste');
    await into.fill(text);
  }

  async type(command: string): Promise<void> {
    for (const _ of command.split(' ')) await this.#take('type');
  }

  async #take(what: keyof typeof gesture): Promise<void> {
    if (this.#pace > 0) await setTimeout(gesture[what]);
  }
}
