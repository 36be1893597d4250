/** How many in a row may take the time that a picture takes; those after them hold nobody up. */
const crowdAfter = 64;

/** How many have been done in a row, in one lane or several, since there was last nothing to do. */
export class Crowd {
  #underWay = 0;
  #inARow = 0;

  /** True where it is one of a crowd. */
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
 * Does so many things at once, in the order they came, and lets what people do go first in between:
 * a vote's card is not to stand behind ten thousand recaps.
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
   * Resolves once the work is done, or was dropped before its turn. `crowded`: it is one of a crowd.
   * The work may not reject.
   */
  run(work: Waiting['work']): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ work, done });
      this.#serve();
    });
  }

  /** Drops what has not begun. */
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
    await new Promise((resolve) => void setImmediate(resolve));
    this.#underWay -= 1;
    this.#serve();
    this.#crowd.leave();
    done();
  }
}
