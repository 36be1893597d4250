import { distinctProblems, type DeliveryProblem } from '../../kernel/delivery-problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Capabilities } from '../capabilities.ts';
import type { Log } from '../ports.ts';
import type { WakeTime } from '../schedule/wake-queue.ts';
import type { StoreDown } from '../streams/stream-kind.ts';
import { backOffMs, patientPace, type Pace } from './back-off.ts';
import { emptyMemory, lookAgain, type PassTools } from './pass.ts';
import { type Retry } from './attempt.ts';
import { reconcile } from './reconcile.ts';
import type { Known, Subject, SubjectRef } from './subject.ts';
import { within } from './within.ts';
import type { Work, Works } from './works.ts';

export interface OnePassTools extends PassTools {
  readonly capabilities: Capabilities;
  readonly log: Log;
  /** The subject in its current state; undefined when there is nothing to show. */
  readonly load: (ref: SubjectRef, known: Known) => Promise<Result<Subject | undefined, StoreDown>>;
}

/** Looks at one subject, does what it can, and returns when to look again. Never rejects. */
export async function onePass(
  tools: OnePassTools,
  works: Works,
  work: Work,
  crowded: boolean,
): Promise<WakeTime> {
  try {
    const privateThreads = tools.capabilities.privateThreads && !work.memory.privateThreadsRefused;
    const problems = works.problemsAround(work);
    const loaded = await tools.load(work.ref, { problems, privateThreads });
    if (loaded.ok) {
      const subject = loaded.value && within(tools.capabilities, loaded.value);
      return await show(tools, works, work, subject, crowded);
    }
    return failed(tools, work, { reason: loaded.error.kind });
  } catch (error) {
    return failed(tools, work, { error }, patientPace);
  }
}

async function show(
  tools: OnePassTools,
  works: Works,
  work: Work,
  subject: Subject | undefined,
  crowded: boolean,
): Promise<WakeTime> {
  if (subject?.term !== work.term) {
    work.term = subject?.term;
    work.memory = emptyMemory();
  }
  const retries =
    subject === undefined ? [] : await reconcile(subject, work.memory, tools, crowded);
  works.note(work, subject, retries);
  work.failures = 0;
  if (subject === undefined) return {};
  const reminders = await tellProblems(tools, works, work, subject, retries);
  const waits = [...retries, ...reminders].map(({ waitMs }) => waitMs);
  return { waitMs: waits.length === 0 ? undefined : Math.min(...waits), at: subject.nextAt };
}

function failed(
  { log }: OnePassTools,
  work: Work,
  facts: Readonly<Record<string, unknown>>,
  pace?: Pace,
): WakeTime {
  log.error('could not bring the chat up to date', { subject: work.key, ...facts });
  work.failures += 1;
  return { waitMs: backOffMs(work.failures, pace) };
}

/**
 * Reports the problem that keeps the subject from being shown, if it changed. What a place refuses
 * is logged where it first happens.
 */
async function tellProblems(
  { log }: OnePassTools,
  works: Works,
  work: Work,
  subject: Subject,
  retries: readonly Retry[],
): Promise<Retry[]> {
  const before = work.problems;
  const problems = distinctProblems(retries.flatMap((retry) => problemOf(retry, subject)));
  if (JSON.stringify(problems) === JSON.stringify(before)) return [];
  const noted = await subject.noteProblems?.(problems);
  if (noted?.ok === false) return [{ waitMs: backOffMs(1) }];
  works.noteProblems(work, problems);
  const unresponsive = problems.find((problem) => problem.unresponsive);
  if (unresponsive !== undefined && !before.some((problem) => problem.unresponsive))
    log.warn('the chat lags behind', { subject: work.key, ...unresponsive });
  // The facilitators' card shows such problems: it must be updated.
  return [lookAgain];
}

function problemOf({ problem, unresponsive }: Retry, { channel }: Subject): DeliveryProblem[] {
  if (problem !== undefined) return [problem];
  return unresponsive === true ? [{ channel, unresponsive: true }] : [];
}
