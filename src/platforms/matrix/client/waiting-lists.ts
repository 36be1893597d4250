import { urgencies, type Urgency, type Waiting } from './outgoing.ts';

/** What is waiting to be sent, in the order in which it came, in a list for each urgency. */
export class WaitingLists {
  readonly #lists: Readonly<Record<Urgency, Waiting[]>> = {
    answer: [],
    receipt: [],
    card: [],
    detail: [],
    mark: [],
    release: [],
  };

  get size(): number {
    return urgencies.reduce((sum, urgency) => sum + this.#lists[urgency].length, 0);
  }

  /** The most urgent list that is not empty. */
  get mostUrgent(): Urgency | undefined {
    return urgencies.find((urgency) => this.#lists[urgency].length > 0);
  }

  /** Answers and receipts, each for one person. */
  get personal(): Waiting[] {
    const { answer, receipt } = this.#lists;
    return [...answer, ...receipt];
  }

  first(urgency: Urgency): Waiting | undefined {
    return this.#lists[urgency][0];
  }

  add(waiting: Waiting): void {
    this.#lists[waiting.urgency].push(waiting);
  }

  /** Puts it back before what came after it. */
  putBack(waiting: Waiting): void {
    const list = this.#lists[waiting.urgency];
    const at = list.findIndex(({ since }) => since > waiting.since);
    list.splice(at === -1 ? list.length : at, 0, waiting);
  }

  takeFirst(urgency: Urgency): Waiting[] {
    return this.#lists[urgency].splice(0, 1);
  }

  takeLast(urgency: Urgency): Waiting[] {
    return this.#lists[urgency].splice(-1);
  }

  takeAll(): Waiting[] {
    return urgencies.flatMap((urgency) => this.#lists[urgency].splice(0));
  }

  /** Removes these from the answers and receipts. */
  remove(group: readonly Waiting[]): void {
    for (const list of [this.#lists.answer, this.#lists.receipt])
      list.splice(0, list.length, ...list.filter((waiting) => !group.includes(waiting)));
  }
}
