import type { Trouble } from '../view/facilitator-card.ts';
import { backOffMs } from './back-off.ts';
import type { Chat, Clock, Log } from './ports.ts';
import { reconcile } from './reconcile.ts';
import { emptyMemory, type Leftover, type Memory, type Subject } from './reconcile-pass.ts';

export interface ReconcilerTools {
  readonly chat: Chat;
  readonly now: Clock;
  readonly log: Log;
  /** The least time between two edits of one message, in milliseconds. */
  readonly editGapMs: number;
  /** The subject as it stands now; undefined when there is nothing to show. Rejects if the store is down. */
  readonly load: (id: string, known: Known) => Promise<Subject | undefined>;
}

/** What earlier passes learnt of the platform, for the views that tell of it. */
export interface Known {
  readonly troubles: readonly Trouble[];
  readonly privateThreads: boolean;
}

/** Keeps the chat like the state: touched after each change and at start, it closes the difference. */
export interface Reconciler {
  touch(id: string): void;
  /** Resolves once nothing is running, nor waiting for less than `withinMs`. */
  settled(withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

interface Work {
  memory: Memory;
  running: Promise<void> | undefined;
  again: boolean;
  timer: NodeJS.Timeout | undefined;
  dueAt: number;
  troubles: readonly Trouble[];
  /** How many passes in a row could not even read what there is to show. */
  failures: number;
}

export function createReconciler(tools: ReconcilerTools): Reconciler {
  const works = new Map<string, Work>();
  let stopped = false;

  const touch = (id: string): void => {
    if (stopped) return;
    const work = works.get(id) ?? newWork();
    works.set(id, work);
    if (work.running !== undefined) {
      work.again = true;
      return;
    }
    clearTimeout(work.timer);
    work.timer = undefined;
    work.running = run(id, work).finally(() => {
      work.running = undefined;
      if (work.again) {
        work.again = false;
        touch(id);
      }
    });
  };

  const run = async (id: string, work: Work): Promise<void> => {
    const leftovers = await onePass(tools, id, work);
    const waits = leftovers.map(({ waitMs }) => waitMs);
    if (waits.length === 0 || stopped) return;
    const waitMs = Math.min(...waits);
    work.dueAt = tools.now() + waitMs;
    work.timer = setTimeout(() => touch(id), waitMs);
  };

  return {
    touch,
    settled: (withinMs = 0) => settled(works, tools.now, withinMs),
    stop: async () => {
      stopped = true;
      for (const work of works.values()) clearTimeout(work.timer);
      await Promise.all([...works.values()].flatMap(({ running }) => running ?? []));
    },
  };
}

function newWork(): Work {
  return {
    memory: emptyMemory(),
    running: undefined,
    again: false,
    timer: undefined,
    dueAt: 0,
    troubles: [],
    failures: 0,
  };
}

async function onePass(tools: ReconcilerTools, id: string, work: Work): Promise<Leftover[]> {
  try {
    const privateThreads = !work.memory.privateThreadsRefused;
    const subject = await tools.load(id, { troubles: work.troubles, privateThreads });
    if (subject === undefined) {
      // What was shown of something since erased is not kept either.
      work.memory = emptyMemory();
      return [];
    }
    const undone = await reconcile(subject, work.memory, tools);
    const leftovers = [...undone, ...untilNext(subject, tools.now())];
    work.failures = 0;
    const troubles = distinct(leftovers.flatMap((leftover) => troubleOf(leftover, subject)));
    const changed = JSON.stringify(troubles) !== JSON.stringify(work.troubles);
    work.troubles = troubles;
    for (const trouble of changed ? troubles : [])
      tools.log.warn(trouble.silent ? 'the chat lags behind' : 'a right is missing in the chat', {
        subject: id,
        ...trouble,
      });
    // The facilitators' card tells of troubles: it has something new to say.
    return changed ? [...leftovers, { waitMs: 0 }] : leftovers;
  } catch (error) {
    tools.log.error('could not bring the chat up to date', { subject: id, error });
    work.failures += 1;
    return [{ waitMs: backOffMs(work.failures) }];
  }
}

/** A timer holds 24 days at most; a look too early only finds that there is nothing to do yet. */
const longestWaitMs = 24 * 60 * 60_000;

function untilNext({ nextAt }: Subject, now: number): Leftover[] {
  return nextAt === undefined
    ? []
    : [{ waitMs: Math.min(Math.max(nextAt - now, 0), longestWaitMs) }];
}

/** As many failures in a row as take half a minute: what is shorter mends before anyone reads of it. */
const failuresToTell = 5;

function troubleOf({ trouble, failures = 0 }: Leftover, { channel }: Subject): Trouble[] {
  if (trouble !== undefined) return [trouble];
  return failures < failuresToTell ? [] : [{ channel, permission: undefined, silent: true }];
}

/** One right that is missing holds back many posts, and is told once. */
function distinct(troubles: readonly Trouble[]): Trouble[] {
  return [
    ...new Map(
      troubles.map((each) => [`${each.channel}/${each.permission}/${each.silent}`, each]),
    ).values(),
  ];
}

async function settled(
  works: ReadonlyMap<string, Work>,
  now: Clock,
  withinMs: number,
): Promise<void> {
  for (;;) {
    const busy = [...works.values()].filter(
      (work) =>
        work.running !== undefined || (work.timer !== undefined && work.dueAt - now() <= withinMs),
    );
    if (busy.length === 0) return;
    await Promise.all(busy.flatMap(({ running }) => running ?? []));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
