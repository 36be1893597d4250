import {
  distinctProblems as distinct,
  type DeliveryProblem,
} from '../../kernel/delivery-problem.ts';
import { lastingOf } from './losses.ts';
import { emptyMemory, isBlank, type Memory } from './pass.ts';
import { type Retry } from './attempt.ts';
import { subjectKey, type Subject, type SubjectRef } from './subject.ts';

/** What is known of one subject and running for it; losing it does no harm. */
export interface Work {
  readonly ref: SubjectRef;
  readonly key: string;
  memory: Memory;
  /** The term in which its memory is valid: before and after, another process may have shown it. */
  term: AbortSignal | undefined;
  /** Set while it is looked at, or waits for its turn. */
  running: Promise<void> | undefined;
  /** When `running` was set, in monotonic milliseconds. */
  since: number;
  /** The look has not started: it will see every change until then. */
  waitsForTurn: boolean;
  again: boolean;
  /** When the look that follows the last one begins, in monotonic milliseconds; unset during a look. */
  dueAt: number | undefined;
  problems: readonly DeliveryProblem[];
  /** How many passes in a row could not even read the subject. */
  failures: number;
  community: string | undefined;
  channel: string | undefined;
  /** The places that refuse what it must show. */
  waitingFor: ReadonlySet<string>;
  /** The marks of the posts that come back when somebody deletes them. */
  lasting: readonly string[];
}

const newWork = (ref: SubjectRef, key: string): Work => ({
  ref,
  key,
  memory: emptyMemory(),
  term: undefined,
  running: undefined,
  since: 0,
  waitsForTurn: false,
  again: false,
  dueAt: undefined,
  problems: [],
  failures: 0,
  community: undefined,
  channel: undefined,
  waitingFor: new Set(),
  lasting: [],
});

/** The work on each subject, and the owner of each message and place. */
export class Works {
  readonly #works = new Map<string, Work>();
  readonly #owners = new Map<string, Work>();
  readonly #troubled = new Set<Work>();

  of(ref: SubjectRef): Work {
    const key = subjectKey(ref);
    const work = this.#works.get(key) ?? newWork(ref, key);
    this.#works.set(key, work);
    return work;
  }

  all(): Work[] {
    return [...this.#works.values()];
  }

  /** Notes the outcome of a pass; `subject` is undefined if there is nothing to show. */
  note(work: Work, subject: Subject | undefined, retries: readonly Retry[]): void {
    work.community = subject?.community;
    work.channel = subject?.channel;
    work.waitingFor = new Set(retries.flatMap(({ place }) => place ?? []));
    for (const mark of work.lasting) this.#owners.delete(mark);
    work.lasting = subject === undefined ? [] : lastingOf(subject).map(({ mark }) => mark);
    for (const mark of work.lasting) this.#owners.set(mark, work);
    // What was shown of a subject that has since been erased is not kept.
    if (subject === undefined) work.memory = emptyMemory();
  }

  /** What keeps it from being shown, as its last pass found out. */
  noteProblems(work: Work, problems: readonly DeliveryProblem[]): void {
    work.problems = problems;
    if (problems.length === 0) this.#troubled.delete(work);
    else this.#troubled.add(work);
  }

  /**
   * The problems of a work, then those of the others in its channel: one card there shows them all.
   */
  problemsAround(work: Work): DeliveryProblem[] {
    const around = [...this.#troubled].filter((each) => each !== work && isBeside(each, work));
    return distinct([work, ...around].flatMap(({ problems }) => problems));
  }

  /** The other works in its channel. */
  beside(work: Work): Work[] {
    return this.where((each) => each !== work && isBeside(each, work));
  }

  /** Drops a work that waits for no place, restores nothing and has nothing to remember. */
  letGo(work: Work): void {
    const { waitingFor, lasting, problems, failures, memory } = work;
    const isNeeded = waitingFor.size > 0 || lasting.length > 0 || problems.length > 0;
    if (!isNeeded && failures === 0 && isBlank(memory)) this.#works.delete(work.key);
  }

  /** The marks that a work owns, each with its work. */
  owning(marks: readonly string[]): [Work, string][] {
    return marks.flatMap((mark) => {
      const work = this.#owners.get(mark);
      return work === undefined ? [] : [[work, mark]];
    });
  }

  where(holds: (work: Work) => boolean): Work[] {
    return this.all().filter(holds);
  }
}

const isBeside = (a: Work, b: Work): boolean =>
  a.community !== undefined && a.community === b.community && a.channel === b.channel;
