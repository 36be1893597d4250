import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';
import type { Log } from '../../../engine/ports.ts';
import { entryOf } from '../../../kernel/dictionary.ts';
import { actionName } from '../../../kernel/view/action.ts';
import type { Api } from '../client/api.ts';
import type { Outbox } from '../client/outbox.ts';
import { hasCode } from '../client/refusal.ts';
import { pinnedType } from '../rooms/rights.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { openWishes, type Wishes } from './wishes.ts';

export interface PinTools {
  readonly api: Pick<Api, 'state' | 'setState'>;
  readonly outbox: Outbox;
  readonly rooms: Pick<Rooms, 'get'>;
  readonly drawer: Drawer;
  readonly log: Log;
  /** How long changes gather, in milliseconds, so that one card in another's place is one event. */
  readonly gatherMs?: number;
}

const pinnedSchema = z.object({ pinned: z.array(z.string()).catch([]).default([]) });

/**
 * The actions worth a pin: those people come to a card for, to take part or to lead. What helps to
 * read, what concerns one contribution, and what a notice asks in passing are not.
 */
export const pinnedFor: ReadonlySet<string> = new Set([
  'join',
  'contribute.menu',
  'contribute.on',
  'contribute.open',
  'introduce.open',
  'poll.vote',
  'recap.answer',
  'agenda.next',
  'end.ask',
]);

/** Listed among the actions of a message that is pinned for what it says. */
const pinnedAlways = 'pinned';

const keptSchema = z.object({
  /** The actions of each message, the first posted first. */
  wanted: z.record(z.string(), z.array(z.string())),
  /** The messages that Palabre pinned: what others pin or unpin is left alone. */
  ours: z.array(z.string()),
});
type Kept = z.output<typeof keptSchema>;
const nothing: Kept = { wanted: {}, ours: [] };

const usualGatherMs = 1_000;

const without = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((each) => !some.includes(each));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/**
 * The messages to pin. One that offers nothing new, such as a reminder of a vote, is not pinned;
 * one pinned for what it says always is.
 */
function pinnedIn({ wanted }: Kept): string[] {
  const offered = new Set<string>();
  return Object.entries(wanted).flatMap(([message, refs]) => {
    const news = refs.filter((ref) => ref === pinnedAlways || !offered.has(ref));
    for (const ref of news) offered.add(ref);
    return news.length > 0 ? [message] : [];
  });
}

function isDone(kept: Kept): boolean {
  const pinned = pinnedIn(kept);
  return without(pinned, kept.ours).length + without(kept.ours, pinned).length === 0;
}

/** Pins the messages under which something can be done now, at the top of their room. */
export class Pins {
  readonly #tools: PinTools;
  readonly #kept = new Map<string, Kept>();
  readonly #closing = new AbortController();
  readonly #wishes: Wishes<true>;

  constructor(tools: PinTools) {
    this.#tools = tools;
    // Each room that gathers its pins listens.
    setMaxListeners(0, this.#closing.signal);
    this.#wishes = openWishes<true>(
      (room) => this.#settle(room),
      (error) => this.#failed(error),
    );
  }

  /** Reads what was kept; must be called once, before `want`. */
  async load(): Promise<void> {
    for await (const [room, bytes] of this.#tools.drawer.entries()) {
      const read = keptSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
      if (read.success) this.#kept.set(room, read.data);
    }
  }

  /** Resumes what was kept; must be called once the rooms are known. */
  resume(): void {
    for (const room of this.#kept.keys()) this.look(room);
  }

  /**
   * Pins or unpins a message, after everything that somebody waits for. `offered`: what can be done
   * under it; `always`: it is pinned even if that is nothing.
   */
  want(room: string, message: string, offered: readonly string[], always = false): void {
    const worthIt = offered.filter((ref) => pinnedFor.has(actionName(ref)));
    const refs = always ? [...worthIt, pinnedAlways] : worthIt;
    const { wanted } = this.#of(room);
    const before = entryOf(wanted, message) ?? [];
    if (isSame(before, refs)) return;
    const { [message]: _, ...others } = wanted;
    if (refs.length === 0) this.#keep(room, { wanted: others });
    else this.#keep(room, { wanted: { ...wanted, [message]: refs } });
    this.look(room);
  }

  /** Tries again what could not be done yet: rights may have changed. */
  look(room: string): void {
    if (!isDone(this.#of(room))) this.#wishes.want(room, true);
  }

  /** Forgets a room that Palabre has left. */
  left(room: string): void {
    if (this.#kept.has(room)) this.#keep(room, nothing);
  }

  /** What can be done in a room now, under the cards that stand in it. */
  offeredIn(room: string): readonly string[] {
    return Object.values(this.#of(room).wanted).flat();
  }

  close(): void {
    this.#closing.abort();
  }

  #of(room: string): Kept {
    return this.#kept.get(room) ?? nothing;
  }

  #keep(room: string, change: Partial<Kept>): void {
    const now = { ...this.#of(room), ...change };
    const isOver = Object.keys(now.wanted).length + now.ours.length === 0;
    if (isOver) this.#kept.delete(room);
    else this.#kept.set(room, now);
    const bytes = isOver ? undefined : Buffer.from(JSON.stringify(now), 'utf8');
    const noted = this.#tools.drawer.change(new Map([[room, bytes]]));
    noted.catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    // Closing loses nothing: what is still to be done is kept.
    if (this.#closing.signal.aborted) return;
    this.#tools.log.warn('cards could not be pinned', { error });
  }

  async #settle(room: string): Promise<void> {
    const { rooms, outbox, gatherMs = usualGatherMs } = this.#tools;
    const { signal } = this.#closing;
    await passed(gatherMs, signal);
    const mayPin = rooms.get(room)?.maySet(pinnedType) === true;
    if (signal.aborted || isDone(this.#of(room)) || !mayPin) return;
    await outbox.push('mark', async () => {
      // Read now, so that it is what is wanted when it is sent.
      const kept = this.#of(room);
      const pinned = pinnedIn(kept);
      await show(this.#tools, room, without(pinned, kept.ours), without(kept.ours, pinned));
      this.#keep(room, { ours: pinned });
    });
  }
}

function passed(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    signal.addEventListener('abort', done);
  });
}

/**
 * Sends one event at most, with the latest pin last. The state is read just before, because others
 * pin too.
 */
async function show(
  { api }: PinTools,
  room: string,
  news: readonly string[],
  gone: readonly string[],
): Promise<void> {
  const content = await api.state(room, pinnedType, '').catch((error: unknown) => {
    if (hasCode(error, 'M_NOT_FOUND')) return {};
    throw error;
  });
  const { pinned } = pinnedSchema.catch({ pinned: [] }).parse(content);
  const next = [...without(pinned, gone), ...without(news, pinned)];
  if (isSame(next, pinned)) return;
  await api.setState(room, pinnedType, '', { ...content, pinned: next });
}
