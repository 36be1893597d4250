import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';
import type { Clock, Log } from '../../../engine/ports.ts';
import { eventSchema, type RoomEvent } from '../client/events.ts';

/** `sealed`: its key has not arrived. `clear`: it was not encrypted in an encrypted room. */
export type NotHeard = 'sealed' | 'clear';

export interface UnreadTools {
  readonly drawer: Drawer;
  readonly clock: Clock;
  readonly log: Log;
  /** The decrypted event; undefined if that is not possible yet. */
  readonly decrypt: (room: string, event: RoomEvent) => Promise<RoomEvent | undefined>;
  /** Resolves once the event need not be heard again. */
  readonly hear: (room: string, event: RoomEvent) => Promise<void>;
  /** Tells somebody why what they wrote was not heard. */
  readonly tell: (person: string, room: string, event: string, why: NotHeard) => Promise<void>;
  /**
   * How long to wait before telling anybody, in milliseconds: keys often arrive a moment after what
   * they open.
   */
  readonly graceMs?: number;
}

const usualGraceMs = 15_000;
/** How long an event is kept, in milliseconds: a key that has not arrived by then never will. */
const keptMs = 7 * 24 * 60 * 60_000;
const mostKept = 1_000;

const keptSchema = z.object({ room: z.string(), at: z.number(), event: eventSchema });
type Kept = z.output<typeof keptSchema>;
const sessionSchema = z.object({ session_id: z.string() });
/** The session id of the key that an event was encrypted with. */
export const sessionOf = ({ content }: RoomEvent): string =>
  sessionSchema.safeParse(content).data?.session_id ?? '';

const toldKey = (person: string): string => `told/${person}`;
const clearOf = (person: string): string => `clear/${person}`;
const eventKey = (event: string): string => `event/${event}`;
const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

/**
 * Keeps messages that could not be decrypted until their key arrives, so that nobody has to write
 * them again. Their author is told once, and again only after something of theirs could be read.
 */
export class Unread {
  readonly #tools: UnreadTools;
  readonly #kept = new Map<string, Kept>();
  readonly #told = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(tools: UnreadTools) {
    this.#tools = tools;
  }

  /** Reads what was kept before; must be called once, before anything is heard. */
  async load(): Promise<void> {
    for await (const [key, bytes] of this.#tools.drawer.entries()) {
      const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
      const kept = keptSchema.safeParse(value).data;
      if (key.startsWith('told/')) this.#told.add(key.slice('told/'.length));
      else if (kept !== undefined) this.#kept.set(kept.event.event_id, kept);
    }
    const ids = [...this.#kept.values()].toSorted((a, b) => a.at - b.at);
    this.#kept.clear();
    for (const kept of ids) this.#kept.set(kept.event.event_id, kept);
    await this.#forgetOld();
    for (const { room, event } of this.#kept.values()) this.#tellLater(room, event);
  }

  /** Keeps an event that could not be read; resolves once it is on disk. */
  async keep(room: string, event: RoomEvent): Promise<void> {
    const { drawer, clock } = this.#tools;
    const kept: Kept = { room, at: clock(), event };
    await drawer.change(new Map([[eventKey(event.event_id), bytesOf(kept)]]));
    this.#kept.set(event.event_id, kept);
    await this.#forgetOld();
    this.#tellLater(room, event);
  }

  /** Reads what was kept again, for sessions whose keys arrived. */
  async retry(sessions: readonly string[]): Promise<void> {
    const news = [...this.#kept.values()].filter(({ event }) =>
      sessions.includes(sessionOf(event)),
    );
    for (const { room, event } of news) {
      const read = await this.#tools.decrypt(room, event);
      if (read === undefined) continue;
      await this.#tools.hear(room, read);
      await this.#drop([event.event_id]);
    }
  }

  /** Notes that a message of this person could be read. */
  async understood(person: string): Promise<void> {
    if (!this.#told.delete(person)) return;
    await this.#tools.drawer.change(new Map([[toldKey(person), undefined]]));
  }

  /** A message in somebody's name arrived unencrypted: they are told, once and for all. */
  async cameClear(room: string, { sender, event_id: id }: RoomEvent): Promise<void> {
    const mark = clearOf(sender);
    if (this.#told.has(mark)) return;
    this.#told.add(mark);
    await this.#tools.tell(sender, room, id, 'clear');
    await this.#tools.drawer.change(new Map([[toldKey(mark), bytesOf(true)]]));
  }

  /**
   * The unread messages of a person in these rooms, and when they arrived, in milliseconds since
   * 1970.
   */
  of(person: string, isIn: (room: string) => boolean): { room: string; at: number }[] {
    return this.#from(person, isIn).map(({ room, at }) => ({ room, at }));
  }

  /**
   * Forgets a person's unread messages in these rooms; resolves once they are no longer on disk.
   */
  async forget(person: string, isIn: (room: string) => boolean): Promise<void> {
    await this.#drop(this.#from(person, isIn).map(({ event }) => event.event_id));
    await this.understood(person);
    await this.understood(clearOf(person));
  }

  #from(person: string, isIn: (room: string) => boolean): Kept[] {
    return [...this.#kept.values()].filter(
      ({ room, event }) => event.sender === person && isIn(room),
    );
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #tellLater(room: string, { sender, event_id: id }: RoomEvent): void {
    const { graceMs = usualGraceMs, log } = this.#tools;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#tellOnce(room, sender, id).catch((error: unknown) =>
        log.warn('somebody could not be told that their message is unreadable', { error }),
      );
    }, graceMs).unref();
    this.#timers.add(timer);
  }

  async #tellOnce(room: string, person: string, event: string): Promise<void> {
    if (!this.#kept.has(event) || this.#told.has(person)) return;
    this.#told.add(person);
    await this.#tools.tell(person, room, event, 'sealed');
    await this.#tools.drawer.change(new Map([[toldKey(person), bytesOf(true)]]));
  }

  async #forgetOld(): Promise<void> {
    const now = this.#tools.clock();
    const all = [...this.#kept.values()];
    const old = all.filter(({ at }, index) => now - at > keptMs || index < all.length - mostKept);
    await this.#drop(old.map(({ event }) => event.event_id));
  }

  async #drop(events: readonly string[]): Promise<void> {
    if (events.length === 0) return;
    for (const event of events) this.#kept.delete(event);
    await this.#tools.drawer.change(new Map(events.map((event) => [eventKey(event), undefined])));
  }
}
