import type { ServerResponse } from 'node:http';
import type { MatrixPerson } from '../../matrix/person.ts';
import type { Streams } from '../streams.ts';
import { Watch } from './view.ts';

/** In milliseconds: what comes together is told together. */
const togetherMs = 20;

/** What is told to the windows of each person. */
export class Watches {
  readonly #streams: Streams;
  readonly #hall: string;
  readonly #watching = new Map<string, Set<Watch>>();

  constructor(streams: Streams, hall: string) {
    this.#streams = streams;
    this.#hall = hall;
  }

  /** From now on, tells this person's windows what their client hears. */
  add(person: MatrixPerson): void {
    const watching = new Set<Watch>();
    this.#watching.set(person.id, watching);
    let isComing = false;
    person.onNews(() => {
      if (isComing || watching.size === 0) return;
      isComing = true;
      setTimeout(() => {
        isComing = false;
        for (const watch of watching) watch.tell();
      }, togetherMs);
    });
  }

  open(person: MatrixPerson, response: ServerResponse): void {
    this.#streams.open(person.id, response, (listener) => {
      const watch = new Watch(person, this.#hall, listener);
      const watching = this.#watching.get(person.id);
      watching?.add(watch);
      response.once('close', () => watching?.delete(watch));
    });
  }
}
