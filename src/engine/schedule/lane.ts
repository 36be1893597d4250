import { yieldToEventLoop } from '../cooperative.ts';

/** How many works in a row may take the time to paint pictures; those after them must be quick. */
const crowdAfter = 64;

/** Counts the works started in a row, over all lanes, since there was last nothing to do. */
export class Crowd {
  #underWay = 0;
  #inARow = 0;

  /** Counts one more work; true if it is part of a crowd. */
  enter(): boolean {
    this.#underWay += 1;
    this.#inARow += 1;
    return this.#inARow > crowdAfter;
  }

  leave(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#inARow = 0;
  }
}

interface Waiting {
  readonly work: (crowded: boolean) => Promise<void>;
  readonly done: () => void;
}

/**
 * Runs a limited number of works in parallel, in order, and lets people's own requests go first: a
 * vote's card must not wait behind ten thousand recaps.
 */
export class Lane {
  readonly #width: number;
  readonly #crowd: Crowd;
  readonly #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(width: number, crowd = new Crowd()) {
    this.#width = width;
    this.#crowd = crowd;
  }

  /**
   * Resolves once the work is done, or was dropped before its turn. `crowded`: it is part of a
   * crowd. The work may not reject.
   */
  run(work: Waiting['work']): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ work, done });
      this.#serve();
    });
  }

  /** Drops what has not started. */
  stop(): void {
    for (const { done } of this.#waiting.splice(0)) done();
  }

  #serve(): void {
    while (this.#underWay < this.#width) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underWay += 1;
      void this.#do(next);
    }
  }

  async #do({ work, done }: Waiting): Promise<void> {
    await work(this.#crowd.enter());
    // Clicks that came in the meantime go first.
    await yieldToEventLoop();
    this.#underWay -= 1;
    this.#serve();
    this.#crowd.leave();
    done();
  }
}
