import { createHash } from 'node:crypto';
import type { PartListener } from '../../engine/fleet.ts';
import type { Queryable } from './queryable.ts';
import { giveUpPart, takeNotedParts, takeParts } from './locks.ts';
import { noteIn } from './schema.ts';

/** The numbers of all parts, if there are `count`. */
export const allOf = (count: number): number[] => Array.from({ length: count }, (_, part) => part);

/** The parts that this process holds of what is shared under one name. */
export class Sharing {
  readonly held = new Set<number>();
  readonly name: string;
  readonly #holder: string;
  readonly #count: number;
  readonly #listener: PartListener;

  constructor(holder: string, name: string, count: number, listener: PartListener) {
    this.#holder = holder;
    this.name = name;
    this.#count = count;
    this.#listener = listener;
  }

  /** Gives up parts beyond an even share, or takes free ones up to it. */
  async balance(db: Queryable, processes: number): Promise<void> {
    const fair = Math.ceil(this.#count / processes);
    await Promise.all([...this.held].slice(fair).map((part) => this.#giveIfItMay(db, part)));
    const most = Math.min(fair - this.held.size, this.#listener.room?.() ?? Infinity);
    if (most <= 0) return;
    const others = this.#inOwnOrder().filter((part) => !this.held.has(part));
    // Taken and noted in one statement: if the connection were lost in between, they would be noted
    // but not held.
    for (const part of await takeNotedParts(db, this.name, others, most, this.#holder)) {
      this.held.add(part);
      this.#listener.gained(part);
    }
  }

  /**
   * On a new connection, takes again the parts that nobody has held meanwhile. The others are lost.
   */
  async takeAgain(db: Queryable): Promise<void> {
    const mine = [...this.held];
    const free = new Set(await takeParts(db, this.name, mine, mine.length));
    for (const part of mine) {
      if (free.has(part) && (await noteIn(db, this.#noteOf(part))) === this.#holder) continue;
      this.held.delete(part);
      if (free.has(part)) await giveUpPart(db, this.name, part);
      void this.#listener.lost(part);
    }
  }

  async #giveIfItMay(db: Queryable, part: number): Promise<void> {
    if ((await this.#listener.mayGive?.(part)) === false) return;
    this.held.delete(part);
    await this.#listener.lost(part);
    await giveUpPart(db, this.name, part);
  }

  #noteOf(part: number): string {
    return `part ${part} of ${this.name}`;
  }

  /**
   * Each process begins at another part, so that several that start at once don't all ask for the
   * same.
   */
  #inOwnOrder(): number[] {
    const start = createHash('sha256').update(this.#holder).digest().readUInt32BE();
    return allOf(this.#count).map((n) => (start + n) % this.#count);
  }
}
