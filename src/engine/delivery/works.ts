import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { lastingOf } from './losses.ts';
import { emptyMemory, isBlank, type Memory } from './pass.ts';
import { type Retry } from './attempt.ts';
import { subjectKey, type Subject, type SubjectRef } from './subject.ts';

/** What is known and under way of one subject; it may be lost. */
export interface Work {
  readonly ref: SubjectRef;
  readonly key: string;
  memory: Memory;
  /** Set while it is looked at, or waits for its turn. */
  running: Promise<void> | undefined;
  /** It has not begun yet: it will see whatever changes until then. */
  waitsForTurn: boolean;
  again: boolean;
  problems: readonly DeliveryProblem[];
  /** How many passes in a row could not even read what there is to show. */
  failures: number;
  community: string | undefined;
  channel: string | undefined;
  /** The places that do not take what it must show. */
  waitingFor: ReadonlySet<string>;
  /** The marks of what comes back when somebody deletes it. */
  lasting: readonly string[];
}

const newWork = (ref: SubjectRef, key: string): Work => ({
  ref,
  key,
  memory: emptyMemory(),
  running: undefined,
  waitsForTurn: false,
  again: false,
  problems: [],
  failures: 0,
  community: undefined,
  channel: undefined,
  waitingFor: new Set(),
  lasting: [],
});

/** The work on each subject, and whose a message or a place is. */
export class Works {
  readonly #works = new Map<string, Work>();
  readonly #owners = new Map<string, Work>();

  of(ref: SubjectRef): Work {
    const key = subjectKey(ref);
    const work = this.#works.get(key) ?? newWork(ref, key);
    this.#works.set(key, work);
    return work;
  }

  all(): Work[] {
    return [...this.#works.values()];
  }

  /** After a pass; `undefined` where there is nothing to show. */
  note(work: Work, subject: Subject | undefined, retries: readonly Retry[]): void {
    work.community = subject?.community;
    work.channel = subject?.channel;
    work.waitingFor = new Set(retries.flatMap(({ place }) => place ?? []));
    for (const mark of work.lasting) this.#owners.delete(mark);
    work.lasting = subject === undefined ? [] : lastingOf(subject).map(({ mark }) => mark);
    for (const mark of work.lasting) this.#owners.set(mark, work);
    // What was shown of something since erased is not kept.
    if (subject === undefined) work.memory = emptyMemory();
  }

  /** What waits for no place, comes back by itself in no case, and has nothing to remember is not kept. */
  letGo(work: Work): void {
    const { waitingFor, lasting, problems, failures, memory } = work;
    const isNeeded = waitingFor.size > 0 || lasting.length > 0 || problems.length > 0;
    if (!isNeeded && failures === 0 && isBlank(memory)) this.#works.delete(work.key);
  }

  ownerOf(mark: string): Work | undefined {
    return this.#owners.get(mark);
  }

  where(holds: (work: Work) => boolean): Work[] {
    return this.all().filter(holds);
  }
}
