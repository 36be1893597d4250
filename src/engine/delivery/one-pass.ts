import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { backOffMs } from './back-off.ts';
import type { GuardedChat } from './guarded-chat.ts';
import type { Clock, Log, Monotonic } from '../ports.ts';
import { reconcile } from './reconcile.ts';
import type { Leftover, Subject } from './pass.ts';
import type { Work, Works } from './works.ts';

export interface ReconcilerTools {
  readonly chat: GuardedChat;
  readonly now: Clock;
  /** What gaps, waits and timers are measured on. */
  readonly monotonic: Monotonic;
  readonly log: Log;
  /** The least time between two edits of one message, in milliseconds. */
  readonly editGapMs: number;
  /** The subject as it stands now; undefined when there is nothing to show. Rejects if the store is down. */
  readonly load: (id: string, known: Known) => Promise<Subject | undefined>;
}

/** What earlier passes learnt of the platform, for the views that tell of it. */
export interface Known {
  readonly problems: readonly DeliveryProblem[];
  readonly privateThreads: boolean;
}

/** Looks at one subject, does what it can, and gives what it left undone. Never rejects. */
export async function onePass(
  tools: ReconcilerTools,
  works: Works,
  id: string,
): Promise<Leftover[]> {
  const work = works.of(id);
  try {
    const privateThreads = !work.memory.privateThreadsRefused;
    const subject = await tools.load(id, { problems: work.problems, privateThreads });
    const undone = subject === undefined ? [] : await reconcile(subject, work.memory, tools);
    works.note(id, subject, undone);
    work.failures = 0;
    if (subject === undefined) return [];
    const leftovers = [...undone, ...untilNext(subject, tools.now())];
    // The facilitators' card tells of troubles: it has something new to say.
    return tellProblems(tools, id, work, subject, undone)
      ? [...leftovers, { waitMs: 0 }]
      : leftovers;
  } catch (error) {
    tools.log.error('could not bring the chat up to date', { subject: id, error });
    work.failures += 1;
    return [{ waitMs: backOffMs(work.failures) }];
  }
}

/** True when they are not what they were. What a place refuses is logged where it is first met. */
function tellProblems(
  { log }: ReconcilerTools,
  id: string,
  work: Work,
  subject: Subject,
  undone: readonly Leftover[],
): boolean {
  const before = work.problems;
  work.problems = distinct(undone.flatMap((leftover) => problemOf(leftover, subject)));
  const unresponsive = work.problems.find((trouble) => trouble.unresponsive);
  if (unresponsive !== undefined && !before.some((trouble) => trouble.unresponsive))
    log.warn('the chat lags behind', { subject: id, ...unresponsive });
  return JSON.stringify(work.problems) !== JSON.stringify(before);
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

function problemOf({ trouble, failures = 0 }: Leftover, { channel }: Subject): DeliveryProblem[] {
  if (trouble !== undefined) return [trouble];
  return failures < failuresToTell ? [] : [{ channel, permission: undefined, unresponsive: true }];
}

/** One right that is missing holds back many posts, and is told once. */
function distinct(problems: readonly DeliveryProblem[]): DeliveryProblem[] {
  return [
    ...new Map(
      problems.map((each) => [
        `${each.channel}/${each.permission}/${each.unresponsive}/${each.locked}`,
        each,
      ]),
    ).values(),
  ];
}
