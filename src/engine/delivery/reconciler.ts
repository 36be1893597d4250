import type { WakeQueue } from '../schedule/wake-queue.ts';
import { Crowd, Lane } from '../schedule/lane.ts';
import { messageMark, threadMark } from './losses.ts';
import { onePass, type OnePassTools } from './one-pass.ts';
import { spacedOut } from './spaced-out.ts';
import type { SubjectKindName, SubjectRef } from './subject.ts';
import { Works, type Work } from './works.ts';

export interface ReconcilerTools extends OnePassTools {
  /** When each subject is looked at again; stopped with the reconciler. */
  readonly wakes: WakeQueue;
  /** How many of a kind are looked at at once; all of them where it is not said. */
  readonly widthOf?: (kind: SubjectKindName) => number | undefined;
}

/** Where something changed that may let Palabre do what was refused: in these places, or all over. */
export interface PlaceChange {
  readonly community: string;
  readonly places: readonly string[];
  readonly everywhere: boolean;
}

/** What somebody deleted in the chat, by the ids of the platform. */
export interface Deleted {
  readonly messages?: readonly string[];
  readonly threads?: readonly string[];
}

/** Keeps the chat like the state: touched after each change and at start, it closes the difference. */
export interface Reconciler {
  touch(ref: SubjectRef): void;
  /** What waits for these places is done at once. */
  changed(change: PlaceChange): void;
  /** What of it must be there comes back; the rest is none of its business. */
  deleted(what: Deleted): void;
  /** Looks whether all that a community shows is still there, little by little: it may have missed something. */
  recheck(community: string): void;
  /** Resolves once nothing is running, nor waiting for less than `withinMs`. */
  settled(withinMs?: number): Promise<void>;
  /** Begins nothing more; resolves once what is under way is over. */
  stop(): Promise<void>;
}

export function createReconciler(tools: ReconcilerTools): Reconciler {
  const works = new Works();
  const looks = new Looks(tools, works);
  const checks = spacedOut(checkGapMs, (work: Work) => {
    // A card that nobody knows the look of is edited, which finds out whether it is there.
    work.memory.shown.clear();
    looks.touch(work);
  });
  tools.chat.onOpened((place) => {
    for (const work of works.where(({ waitingFor }) => waitingFor.has(place))) looks.touch(work);
  });

  return {
    touch: (ref) => looks.touch(works.of(ref)),
    changed: (change) => {
      for (const work of works.where((each) => isConcerned(each, change))) {
        tools.chat.release(work.waitingFor);
        looks.touch(work);
      }
    },
    deleted: (what) => {
      for (const mark of marksOf(what)) {
        const work = works.ownerOf(mark);
        if (work === undefined) continue;
        work.memory.deleted.add(mark);
        looks.touch(work);
      }
    },
    recheck: (community) =>
      checks.add(works.where((work) => work.community === community && work.lasting.length > 0)),
    settled: (withinMs = 0) => settled(works, tools.wakes, withinMs),
    stop: async () => {
      checks.stop();
      await looks.stop();
    },
  };
}

/** Looks at subjects: one look at a time for each, and again where something changed meanwhile. */
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
    work.running = this.#inTurn(work).finally(() => {
      work.running = undefined;
      const { again } = work;
      work.again = false;
      if (again) this.touch(work);
      else this.#works.letGo(work);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.stop();
    this.#tools.wakes.stop();
    await Promise.all(this.#works.all().flatMap(({ running }) => running ?? []));
  }

  #inTurn(work: Work): Promise<void> {
    const lane = this.#laneOf(work.ref.kind);
    if (lane === undefined) return this.#look(work, false);
    work.waitsForTurn = true;
    return lane.run((crowded) => this.#look(work, crowded));
  }

  async #look(work: Work, crowded: boolean): Promise<void> {
    const { wakes } = this.#tools;
    work.waitsForTurn = false;
    const time = await onePass(this.#tools, this.#works, work, crowded);
    if (!this.#stopped) wakes.set(work.key, time, () => this.touch(this.#works.of(work.ref)));
  }

  #laneOf(kind: SubjectKindName): Lane | undefined {
    const width = this.#tools.widthOf?.(kind);
    if (width === undefined) return undefined;
    const lane = this.#lanes.get(kind) ?? new Lane(width, this.#crowd);
    this.#lanes.set(kind, lane);
    return lane;
  }
}

/** Ten subjects a second, so that a check of many never stands before what people do. */
const checkGapMs = 100;

function isConcerned(work: Work, { community, places, everywhere }: PlaceChange): boolean {
  if (work.waitingFor.size === 0 || work.community !== community) return false;
  return everywhere || places.some((place) => place === work.channel || work.waitingFor.has(place));
}

function marksOf({ messages = [], threads = [] }: Deleted): string[] {
  return [...messages.map(messageMark), ...threads.map(threadMark)];
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
