import { onePass, type ReconcilerTools } from './one-pass.ts';
import type { Monotonic } from '../ports.ts';
import { messageMark, threadMark } from './losses.ts';
import { spacedOut } from './spaced-out.ts';
import { Works, type Work } from './works.ts';

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
  touch(id: string): void;
  /** What waits for these places is done at once. */
  changed(change: PlaceChange): void;
  /** What of it must be there comes back; the rest is none of its business. */
  deleted(what: Deleted): void;
  /** Looks whether all that a community shows is still there, little by little: it may have missed something. */
  recheck(community: string): void;
  /** Resolves once nothing is running, nor waiting for less than `withinMs`. */
  settled(withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export function createReconciler(tools: ReconcilerTools): Reconciler {
  const works = new Works();
  let stopped = false;

  const touch = (id: string): void => {
    if (stopped) return;
    const work = works.of(id);
    if (work.running !== undefined) {
      work.again = true;
      return;
    }
    clearTimeout(work.timer);
    work.timer = undefined;
    work.running = run(id, work).finally(() => {
      work.running = undefined;
      const { again } = work;
      work.again = false;
      if (again) touch(id);
      else works.letGo(id);
    });
  };

  const run = async (id: string, work: Work): Promise<void> => {
    const leftovers = await onePass(tools, works, id);
    const waits = leftovers.map(({ waitMs }) => waitMs);
    if (waits.length === 0 || stopped) return;
    const waitMs = Math.min(...waits);
    work.dueAt = tools.monotonic() + waitMs;
    work.timer = setTimeout(() => touch(id), waitMs);
  };

  const checks = spacedOut(checkGapMs, (id: string) => {
    // A card that nobody knows the look of is edited, which finds out whether it is there.
    works.of(id).memory.shown.clear();
    touch(id);
  });
  tools.chat.onOpened((place) => {
    for (const id of works.idsWhere(({ waitingFor }) => waitingFor.has(place))) touch(id);
  });

  return {
    touch,
    changed: (change) => {
      for (const id of works.idsWhere((work) => isConcerned(work, change))) {
        tools.chat.release(works.of(id).waitingFor);
        touch(id);
      }
    },
    deleted: (what) => {
      for (const mark of marksOf(what)) {
        const id = works.ownerOf(mark);
        if (id === undefined) continue;
        works.of(id).memory.deleted.add(mark);
        touch(id);
      }
    },
    recheck: (community) =>
      checks.add(works.idsWhere((work) => work.community === community && work.lasting.length > 0)),
    settled: (withinMs = 0) => settled(works, tools.monotonic, withinMs),
    stop: async () => {
      stopped = true;
      checks.stop();
      for (const work of works.all()) clearTimeout(work.timer);
      await Promise.all(works.all().flatMap(({ running }) => running ?? []));
    },
  };
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

async function settled(works: Works, monotonic: Monotonic, withinMs: number): Promise<void> {
  for (;;) {
    const busy = works
      .all()
      .filter(
        (work) =>
          work.running !== undefined ||
          (work.timer !== undefined && work.dueAt - monotonic() <= withinMs),
      );
    if (busy.length === 0) return;
    await Promise.all(busy.flatMap(({ running }) => running ?? []));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
