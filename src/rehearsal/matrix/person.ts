import { z } from 'zod';
import { matrixApi, type Api } from '../../platforms/matrix/client/api.ts';
import type { RoomEvent, SyncAnswer } from '../../platforms/matrix/client/events.ts';
import { openHttp, pathTo, type Http } from '../../platforms/matrix/client/http.ts';
import { cameIn } from '../../platforms/matrix/client/gap.ts';
import { reactionsTo, seenIn, type Reaction, type Seen } from './seen.ts';

type Content = Readonly<Record<string, unknown>>;

export interface SaidHow {
  readonly replyTo?: string;
  readonly thread?: string;
}

/** How a client encrypts, where it does. */
export interface Secrecy {
  /** What an answer tells of keys and rooms, before its events are opened. */
  take(answer: SyncAnswer): Promise<void>;
  /** The event as it was said; as it stands where it cannot be read. */
  open(room: string, event: RoomEvent): Promise<RoomEvent>;
  /** What is to be sent in its place. */
  seal(room: string, type: string, content: Content): Promise<{ type: string; content: Content }>;
  openFile(bytes: Uint8Array, keys: Content): Uint8Array;
}

const sealedSchema = z.looseObject({ url: z.string() });

/** Somebody with a client of their own, on any homeserver. */
export class MatrixPerson {
  readonly id: string;
  readonly api: Api;
  readonly #http: Http;
  readonly #secrecy: Secrecy | undefined;
  readonly #events = new Map<string, RoomEvent[]>();
  /** What was made of the events of a room, which are a new list whenever one comes. */
  readonly #seen = new WeakMap<readonly RoomEvent[], Seen[]>();
  readonly #invited = new Set<string>();
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<() => void>();
  #txn = 0;
  #since: string | undefined;
  #isStopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    url: string,
    account: { readonly id: string; readonly token: string },
    secrecy?: Secrecy,
  ) {
    this.id = account.id;
    this.#secrecy = secrecy;
    this.#http = openHttp({ url, token: account.token });
    this.api = matrixApi(this.#http);
  }

  /** Begins to listen; with `joins`, takes every invitation. */
  start(joins = true): this {
    this.#running = this.#listen(joins);
    return this;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#http.close();
    await this.#running;
  }

  async #listen(joins: boolean): Promise<void> {
    while (!this.#isStopped)
      try {
        await this.#take(await this.api.sync(this.#since, { waitMs: 5_000 }));
        if (joins) await this.#joinAll();
      } catch {
        if (!this.#isStopped) await new Promise((resolve) => setTimeout(resolve, 100));
      }
  }

  async #take(answer: SyncAnswer): Promise<void> {
    const { next_batch, rooms } = answer;
    await this.#secrecy?.take(answer);
    this.#since = next_batch;
    for (const room of Object.keys(rooms.invite)) this.#invited.add(room);
    for (const [room, { timeline }] of Object.entries(rooms.join)) {
      const known = this.#events.get(room) ?? [];
      const ids = new Set(known.map(({ event_id: id }) => id));
      const news = timeline.events.filter(({ event_id: id }) => !ids.has(id));
      this.#events.set(room, [...known, ...(await this.#opened(room, news))]);
    }
    for (const wake of [...this.#waiting, ...this.#listeners]) wake();
  }

  #opened(room: string, events: readonly RoomEvent[]): Promise<RoomEvent[]> {
    return Promise.all(
      events.map(async (event) => (await this.#secrecy?.open(room, event)) ?? event),
    );
  }

  async #joinAll(): Promise<void> {
    for (const room of this.#invited) {
      await this.api.join(room);
      this.#invited.delete(room);
    }
  }

  /** Calls it whenever the server told of something. */
  onNews(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Waits for something to be true of what this person sees. */
  async until<T>(what: string, look: () => T | undefined | false, withinMs = 30_000): Promise<T> {
    const late = Date.now() + withinMs;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      const leftMs = late - Date.now();
      if (leftMs <= 0) throw new Error(`${this.id} waited in vain for ${what}.\n${this.#told()}`);
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(leftMs, 250));
        this.#waiting.add(done);
      });
    }
  }

  #told(): string {
    return [...this.#events.keys()]
      .flatMap((room) => this.seen(room).map(({ sender, body }) => `${room} ${sender}: ${body}`))
      .slice(-12)
      .join('\n');
  }

  /** Reads all of a room anew, without listening. */
  async refresh(room: string): Promise<void> {
    const found: RoomEvent[] = [];
    let from: string | undefined;
    do {
      const { chunk, end } = await this.api.earlier(room, { from, limit: 100 });
      found.push(...chunk);
      from = chunk.length === 0 ? undefined : end;
    } while (from !== undefined);
    const whole = await this.#opened(room, found.toReversed());
    const ids = new Set(whole.map(({ event_id: id }) => id));
    // What came in the meantime.
    const news = this.events(room).filter(({ event_id: id }) => !ids.has(id));
    this.#events.set(room, [...whole, ...news]);
  }

  rooms(): string[] {
    return [...this.#events.keys()];
  }

  events(room: string): readonly RoomEvent[] {
    return this.#events.get(room) ?? [];
  }

  /** The messages of a room in order, as they are now. */
  seen(room: string): Seen[] {
    const events = this.events(room);
    const known = this.#seen.get(events) ?? seenIn(room, events);
    this.#seen.set(events, known);
    return known;
  }

  /** The reactions under a message, by who put them there. */
  reactions(room: string, message: string): Reaction[] {
    return reactionsTo(message, this.events(room));
  }

  /** The room with one other person; undefined if there is none yet. */
  directWith(other: string): string | undefined {
    return this.rooms().find((room) => {
      const events = this.events(room);
      const isDirect = events.some(
        ({ type, content }) => type === 'm.room.member' && content['is_direct'] === true,
      );
      return isDirect && events.some(({ sender }) => sender === other);
    });
  }

  hasJoined(room: string): boolean {
    return this.events(room).some((event) => cameIn(event, this.id));
  }

  createRoom(more: Content = {}): Promise<string> {
    return this.api.createRoom({ preset: 'private_chat', ...more });
  }

  async #send(room: string, type: string, content: Content): Promise<string> {
    this.#txn += 1;
    const txn = `${Date.now()}.${this.#txn}`;
    const sealed = (await this.#secrecy?.seal(room, type, content)) ?? { type, content };
    return this.api.send(room, sealed.type, sealed.content, txn);
  }

  say(room: string, body: string, { replyTo, thread }: SaidHow = {}): Promise<string> {
    const relates = {
      ...(thread === undefined ? {} : { rel_type: 'm.thread', event_id: thread }),
      ...(replyTo === undefined ? {} : { 'm.in_reply_to': { event_id: replyTo } }),
    };
    const hangs = Object.keys(relates).length === 0 ? {} : { 'm.relates_to': relates };
    return this.#send(room, 'm.room.message', { msgtype: 'm.text', body, ...hangs });
  }

  /** The file that a message brings; undefined if it is larger than that. */
  async file({ url, file }: Content, maxBytes = 1_000_000): Promise<Uint8Array | undefined> {
    const sealed = sealedSchema.safeParse(file).data;
    const bytes = await this.api.download(sealed?.url ?? String(url), maxBytes);
    if (sealed === undefined || bytes === undefined) return bytes;
    return this.#secrecy?.openFile(bytes, sealed);
  }

  react(room: string, message: string, key: string): Promise<string> {
    return this.#send(room, 'm.reaction', {
      'm.relates_to': { rel_type: 'm.annotation', event_id: message, key },
    });
  }

  change(room: string, message: string, body: string): Promise<string> {
    return this.#send(room, 'm.room.message', {
      msgtype: 'm.text',
      body: `* ${body}`,
      'm.new_content': { msgtype: 'm.text', body },
      'm.relates_to': { rel_type: 'm.replace', event_id: message },
    });
  }

  takeBack(room: string, message: string): Promise<string> {
    this.#txn += 1;
    return this.api.redact(room, message, `${Date.now()}.${this.#txn}`);
  }

  async callOneself(name: string): Promise<void> {
    const path = pathTo('/client/v3/profile', this.id, 'displayname');
    const body = { displayname: name };
    await this.#http.ask({ method: 'PUT', path, body, answer: z.unknown() });
  }
}
