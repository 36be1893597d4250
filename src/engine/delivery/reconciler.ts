import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { WakeQueue } from '../schedule/wake-queue.ts';
import { yieldToEventLoop } from '../cooperative.ts';
import { Crowd, Lane } from '../schedule/lane.ts';
import { messageMark, threadMark } from './losses.ts';
import { onePass, type OnePassTools } from './one-pass.ts';
import { isAtRest } from './at-rest.ts';
import { atMost } from './at-most.ts';
import { spacedOut } from './spaced-out.ts';
import type { Extent, SubjectKindName, SubjectRef } from './subject.ts';
import { Works, type Work } from './works.ts';

export interface ReconcilerTools extends OnePassTools {
  /** When each subject is looked at again; stopped together with the reconciler. */
  readonly wakes: WakeQueue;
  /** How many subjects of a kind are looked at in parallel; all of them if undefined. */
  readonly widthOf?: (kind: SubjectKindName) => number | undefined;
}

/** A change that may allow what was refused: in these places, or everywhere. */
export interface PlaceChange {
  readonly community: string;
  readonly places: readonly string[];
  readonly everywhere: boolean;
}

/** What somebody deleted in the chat, by the platform's ids. */
export interface Deleted {
  readonly messages?: readonly string[];
  readonly threads?: readonly string[];
}

/** Keeps the chat in line with the state: called after each change and at start, it posts the difference. */
export interface Reconciler {
  /**
   * Looks at the subject soon. For `figures`, does nothing if a look is due within an edit's gap
   * anyway, so that a rush of votes does not cause one look each.
   */
  touch(ref: SubjectRef, extent?: Extent): void;
  /**
   * Touches the subject and waits until the chat is in line, or `withinMs` milliseconds have
   * passed. Resolves with the problems known by then.
   */
  show(ref: SubjectRef, withinMs: number): Promise<readonly DeliveryProblem[]>;
  /**
   * True if, by its state and the time, all that it will ever show is recorded as shown: a look
   * would do nothing. Doesn't ask the chat. False too if the store can't answer.
   */
  isAtRest(ref: SubjectRef): Promise<boolean>;
  /** Retries at once what waits for these places. */
  changed(change: PlaceChange): void;
  /** Restores deleted posts and threads that must be there, and ignores the rest. */
  deleted(what: Deleted): void;
  /** Checks gradually whether all that a community shows is still there: deletions may have been missed. */
  recheck(community: string): void;
  /**
   * `looks`: subjects being looked at or waiting for their turn; `late`: those among them for more
   * than 30 s; `waiting`: subjects of which something could not be shown yet.
   */
  load(): { readonly looks: number; readonly late: number; readonly waiting: number };
  /** Resolves once nothing is running and nothing is due within `withinMs` milliseconds. */
  settled(withinMs?: number): Promise<void>;
  /** Starts nothing new; resolves once running work is over. */
  stop(): Promise<void>;
}

export function createReconciler(tools: ReconcilerTools): Reconciler {
  const works = new Works();
  const looks = new Looks(tools, works);
  const checks = spacedOut(checkGapMs, (work: Work) => {
    // A card whose current content is unknown is edited, which reveals whether it is there.
    work.memory.shown.clear();
    looks.touch(work);
  });
  tools.chat.onOpened((place) => {
    for (const work of works.where(({ waitingFor }) => waitingFor.has(place))) looks.touch(work);
  });

  return {
    touch: (ref, extent) => {
      const work = works.of(ref);
      if (extent !== 'figures' || !looks.isSoonDue(work)) looks.touch(work);
    },
    show: async (ref, withinMs) => {
      const work = works.of(ref);
      looks.touch(work);
      await atMost(withinMs, finished(work));
      return work.problems;
    },
    isAtRest: (ref) => isAtRest(tools, ref),
    changed: (change) => {
      for (const work of works.where((each) => isConcerned(each, change))) {
        tools.chat.release(work.waitingFor);
        looks.touch(work);
      }
    },
    deleted: (what) => {
      for (const [work, mark] of works.owning(marksOf(what))) {
        work.memory.deleted.add(mark);
        looks.touch(work);
      }
    },
    recheck: (community) =>
      checks.add(works.where((work) => work.community === community && work.lasting.length > 0)),
    load: () => loadOf(works, tools.monotonic()),
    settled: (withinMs = 0) => settled(works, tools.wakes, withinMs),
    stop: async () => {
      checks.stop();
      await looks.stop();
    },
  };
}

/**
 * A look lasts as long as the chat takes for all its posts; after this many milliseconds, it is
 * late.
 */
const lateMs = 30_000;

function loadOf(works: Works, now: number): ReturnType<Reconciler['load']> {
  const running = works.where((work) => work.running !== undefined);
  return {
    looks: running.length,
    late: running.filter(({ since }) => now - since > lateMs).length,
    waiting: works.where(({ problems }) => problems.length > 0).length,
  };
}

/** Looks at subjects: one look at a time for each, and again if something changed meanwhile. */
class Looks {
  readonly #tools: ReconcilerTools;
  readonly #works: Works;
  readonly #lanes = new Map<SubjectKindName, Lane>();
  readonly #crowd = new Crowd();
  #stopped = false;

  constructor(tools: ReconcilerTools, works: Works) {
    this.#tools = tools;
    this.#works = works;
  }

  touch(work: Work): void {
    if (this.#stopped) return;
    if (work.running !== undefined) {
      work.again = !work.waitsForTurn;
      return;
    }
    work.since = this.#tools.monotonic();
    work.running = this.#inTurn(work).finally(() => {
      work.running = undefined;
      const { again } = work;
      work.again = false;
      if (again) this.touch(work);
      else this.#works.letGo(work);
    });
  }

  /** True if a look is already due within an edit's gap. */
  isSoonDue({ dueAt }: Work): boolean {
    const { monotonic, editGapMs } = this.#tools;
    return dueAt !== undefined && dueAt - monotonic() <= editGapMs;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.stop();
    this.#tools.wakes.stop();
    await Promise.all(this.#works.all().flatMap(({ running }) => running ?? []));
  }

  /**
   * Yields first, so that the person who made the change is answered before its cards are rendered.
   */
  async #inTurn(work: Work): Promise<void> {
    work.waitsForTurn = true;
    await yieldToEventLoop();
    const lane = this.#laneOf(work.ref.kind);
    if (lane === undefined) return this.#look(work, false);
    if (!this.#stopped) return lane.run((crowded) => this.#look(work, crowded));
  }

  async #look(work: Work, crowded: boolean): Promise<void> {
    const { wakes, monotonic } = this.#tools;
    work.waitsForTurn = false;
    work.dueAt = undefined;
    const before = work.problems;
    const time = await onePass(this.#tools, this.#works, work, crowded);
    // Another card in the channel may have to report the problem.
    if (work.problems !== before) for (const each of this.#works.beside(work)) this.touch(each);
    if (this.#stopped) return;
    wakes.set(work.key, time, () => this.touch(this.#works.of(work.ref)));
    work.dueAt = time.waitMs === undefined ? undefined : monotonic() + time.waitMs;
  }

  #laneOf(kind: SubjectKindName): Lane | undefined {
    const width = this.#tools.widthOf?.(kind);
    if (width === undefined) return undefined;
    const lane = this.#lanes.get(kind) ?? new Lane(width, this.#crowd);
    this.#lanes.set(kind, lane);
    return lane;
  }
}

/** Ten subjects a second, so that checking many never delays what people do. */
const checkGapMs = 100;

function isConcerned(work: Work, { community, places, everywhere }: PlaceChange): boolean {
  if (work.waitingFor.size === 0 || work.community !== community) return false;
  return everywhere || places.some((place) => place === work.channel || work.waitingFor.has(place));
}

function marksOf({ messages = [], threads = [] }: Deleted): string[] {
  return [...messages.map(messageMark), ...threads.map(threadMark)];
}

async function finished(work: Work): Promise<void> {
  while (work.running !== undefined) await work.running;
}

async function settled(works: Works, wakes: WakeQueue, withinMs: number): Promise<void> {
  for (;;) {
    const running = works.all().flatMap((work) => work.running ?? []);
    if (running.length > 0) {
      await Promise.all(running);
      continue;
    }
    const waitMs = wakes.firstInMs();
    if (waitMs > withinMs) return;
    await new Promise((resolve) => {
      if (waitMs > 0) setTimeout(resolve, 5);
      else setImmediate(resolve);
    });
    wakes.look();
  }
}
