import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { passesByItself } from '../../kernel/obstacle.ts';
import { scopeOf, scopesOf, type Act, type Scope } from './acts.ts';
import type { ChatFailure, Log, Monotonic, Refusal } from '../ports.ts';

interface Hold {
  readonly refusal: Refusal;
  /** How many times in a row it was refused. */
  readonly times: number;
  readonly at: number;
  readonly until: number;
}

interface Place {
  readonly holds: Map<Scope, Hold>;
  /** What has been logged since it last worked. */
  readonly reported: Set<Scope>;
  /** The total number of refusals when something last worked here. */
  provenAt: number | undefined;
  gone: boolean;
}

export const firstHoldMs = 60_000;
const mostMs = 6 * 60 * 60_000;
/** The longest wait for an obstacle that passes without notice, such as a full calendar. */
const mostForRoomMs = 10 * 60_000;
/** How long before what is known without a request is checked again, in milliseconds. */
export const lookAgainMs = 10 * 60_000;
/** More places than any process works with; the oldest are forgotten, at the cost of one request each. */
const mostPlaces = 20_000;

/**
 * What places refused, and until when they are not tried again: a minute at first, doubled each
 * time, six hours at most, however often it is requested. Kept in memory only.
 */
export class Places {
  readonly #monotonic: Monotonic;
  readonly #log: Log;
  readonly #places = new Map<string, Place>();

  constructor({ monotonic, log }: { readonly monotonic: Monotonic; readonly log: Log }) {
    this.#monotonic = monotonic;
    this.#log = log;
  }

  /** The refusal that a request would get there, if known. */
  held(place: string, act: Act): ChatFailure | undefined {
    const known = this.#places.get(place);
    if (known === undefined) return undefined;
    if (known.gone) return { kind: 'gone', heldMs: lookAgainMs };
    for (const hold of holdsOn(known, act)) {
      const heldMs = hold.until - this.#monotonic();
      if (heldMs > 0) return { ...hold.refusal, heldMs };
    }
    return undefined;
  }

  /** What it refused last, even if it may be tried again by now. */
  refusedBefore(place: string, act: Act): Refusal | undefined {
    const known = this.#places.get(place);
    return known === undefined ? undefined : holdsOn(known, act)[0]?.refusal;
  }

  provenAt(place: string): number | undefined {
    return this.#places.get(place)?.provenAt;
  }

  /**
   * Notes that a request worked, after `refusals` in all. True if this releases what was held back.
   */
  passed(place: string, act: Act, refusals: number): boolean {
    const known = this.#place(place);
    known.provenAt = refusals;
    for (const scope of scopesOf(act)) known.reported.delete(scope);
    return scopesOf(act).filter((scope) => known.holds.delete(scope)).length > 0;
  }

  refused(place: string, act: Act, refusal: Refusal): void {
    const known = this.#place(place);
    const scope = scopeOf(act, refusal);
    const at = this.#monotonic();
    const times = (known.holds.get(scope)?.times ?? 0) + 1;
    const until = at + Math.min(firstHoldMs * 2 ** (times - 1), longestOf(refusal));
    known.holds.set(scope, { refusal, times, at, until });
    if (scope === 'all') known.provenAt = undefined;
    this.tell(place, act, refusal);
  }

  /** Keeps what was refused there on hold for `waitMs` milliseconds: too much else was refused. */
  postpone(place: string, act: Act, waitMs: number): void {
    const { holds } = this.#place(place);
    const until = this.#monotonic() + waitMs;
    for (const scope of scopesOf(act)) {
      const hold = holds.get(scope);
      if (hold !== undefined) holds.set(scope, { ...hold, until });
    }
  }

  /** Logs a refusal once per scope, until something works there again. */
  tell(place: string, act: Act, refusal: Refusal): void {
    const { reported } = this.#place(place);
    // A locked thread refuses nearly everything, and is one piece of news.
    const scope = refusal.kind === 'locked' ? 'all' : scopeOf(act, refusal);
    if (reported.has(scope)) return;
    reported.add(scope);
    const permission = refusal.kind === 'forbidden' ? refusal.permission : undefined;
    this.#log.warn(sentences[refusal.kind], {
      channel: place,
      ...rightOf(permission),
      ...obstacleOf(refusal),
    });
  }

  /**
   * Notes whether a channel or thread is known to be gone; one that is back may be tried at once.
   */
  setGone(place: string, gone: boolean): void {
    if (gone) this.#place(place).gone = true;
    else if (this.#places.get(place)?.gone === true) this.release(place);
  }

  /** Something changed there: it may be tried at once. True if it held something back. */
  release(place: string): boolean {
    const known = this.#places.get(place);
    if (known === undefined) return false;
    const held = known.gone || known.holds.size > 0;
    known.gone = false;
    known.holds.clear();
    return held;
  }

  /** Somebody is active there: what was refused more than a minute ago may be tried again. */
  stirred(place: string): boolean {
    const known = this.#places.get(place);
    if (known === undefined) return false;
    const old = [...known.holds].filter(([, { at }]) => this.#monotonic() - at >= firstHoldMs);
    for (const [scope, hold] of old) known.holds.set(scope, { ...hold, until: hold.at });
    return old.length > 0;
  }

  #place(id: string): Place {
    const known = this.#places.get(id) ?? newPlace();
    this.#places.set(id, known);
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostPlaces && oldest !== undefined) this.#places.delete(oldest);
    return known;
  }
}

function newPlace(): Place {
  return { holds: new Map(), reported: new Set(), provenAt: undefined, gone: false };
}

function holdsOn({ holds }: Place, act: Act): Hold[] {
  return scopesOf(act).flatMap((scope) => holds.get(scope) ?? []);
}

const rightOf = (permission: ChatPermission | undefined) =>
  permission === undefined ? {} : { permission };

const obstacleOf = (refusal: Refusal) =>
  refusal.kind === 'hindered' ? { obstacle: refusal.obstacle, code: refusal.code } : {};

const longestOf = (refusal: Refusal): number =>
  refusal.kind === 'hindered' && passesByItself(refusal.obstacle) ? mostForRoomMs : mostMs;

const sentences: Readonly<Record<Refusal['kind'], string>> = {
  forbidden: 'a permission is missing in the chat',
  locked: 'a thread is locked',
  hindered: 'the chat refuses although no permission is missing',
  gone: 'a channel or a thread is gone',
  unavailable: 'the chat does not answer',
};
