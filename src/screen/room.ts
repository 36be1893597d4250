import type { ServerResponse } from 'node:http';
import type { SubjectRef } from '../engine/delivery/subject.ts';
import type { Log } from '../engine/ports.ts';
import type { Read } from './reading.ts';

/** A page changes no more often than a card, in milliseconds. */
const apartMs = 1_000;
/** Time alone changes things too, such as a board that closes; and proxies cut what is silent. */
const anywayMs = 20_000;

/** In bytes: a page that does not keep up is let go, and comes back by itself. */
const mostUnread = 4_000_000;

interface RoomParts {
  readonly workshop: string;
  readonly read: () => Promise<Read | undefined>;
  readonly now: () => number;
  readonly log: Log;
  /** Nobody looks any more, or there is nothing more to see. */
  readonly left: () => void;
}

/** The pages that are open of one workshop, told what changes as it does. */
export class Room {
  readonly #parts: RoomParts;
  readonly #pages = new Set<ServerResponse>();
  readonly #anyway: NodeJS.Timeout;
  #shown: Read;
  #due: NodeJS.Timeout | undefined;

  constructor(first: Read, parts: RoomParts) {
    this.#shown = first;
    this.#parts = parts;
    this.#anyway = setInterval(() => {
      this.#tell(': still here\n\n');
      this.touch();
    }, anywayMs).unref();
  }

  /** How many pages are open. */
  get size(): number {
    return this.#pages.size;
  }

  /** Votes of other workshops change nothing here. */
  isAbout(what: SubjectRef): boolean {
    if (what.kind === 'workshop') return what.id === this.#parts.workshop;
    return what.kind === 'poll' && this.#shown.polls.includes(what.id);
  }

  join(page: ServerResponse): void {
    // Gone while the workshop was read, it would never say so again.
    if (page.destroyed) return this.#leaveIfEmpty();
    this.#pages.add(page);
    page.once('close', () => {
      this.#pages.delete(page);
      this.#leaveIfEmpty();
    });
    page.write(this.#message());
  }

  #leaveIfEmpty(): void {
    if (this.#pages.size === 0) this.close();
  }

  /** Something changed: the pages follow within a second. */
  touch(): void {
    this.#due ??= setTimeout(() => {
      this.#refresh().catch((error: unknown) => {
        this.#parts.log.error('a projector page could not be updated', { error });
      });
    }, apartMs).unref();
  }

  close(): void {
    clearTimeout(this.#due);
    clearInterval(this.#anyway);
    for (const page of this.#pages) page.end();
    this.#parts.left();
  }

  async #refresh(): Promise<void> {
    const read = await this.#parts.read();
    this.#due = undefined;
    if (read === undefined) return;
    const isNew = read.html !== this.#shown.html;
    this.#shown = read;
    if (isNew) this.#tell(this.#message());
    if (read.over) this.close();
  }

  #message(): string {
    const { html, over } = this.#shown;
    const data = JSON.stringify({ html, now: this.#parts.now() });
    return `event: ${over ? 'over' : 'shown'}\ndata: ${data}\n\n`;
  }

  #tell(text: string): void {
    for (const page of this.#pages)
      if (page.writableLength > mostUnread) page.destroy();
      else page.write(text);
  }
}
