import type { DeliveryProblem } from '../../kernel/delivery-problem.ts';
import { lastingOf } from './losses.ts';
import { emptyMemory, type Leftover, type Memory, type Subject } from './pass.ts';

/** What is known and under way of one subject; it may be lost. */
export interface Work {
  memory: Memory;
  running: Promise<void> | undefined;
  again: boolean;
  timer: NodeJS.Timeout | undefined;
  /** When its timer ends, on the clock that only goes forward. */
  dueAt: number;
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

function newWork(): Work {
  return {
    memory: emptyMemory(),
    running: undefined,
    again: false,
    timer: undefined,
    dueAt: 0,
    problems: [],
    failures: 0,
    community: undefined,
    channel: undefined,
    waitingFor: new Set(),
    lasting: [],
  };
}

/** The work on each subject, and whose a message or a place is. */
export class Works {
  readonly #works = new Map<string, Work>();
  readonly #owners = new Map<string, string>();

  of(id: string): Work {
    const work = this.#works.get(id) ?? newWork();
    this.#works.set(id, work);
    return work;
  }

  all(): Work[] {
    return [...this.#works.values()];
  }

  /** After a pass; `undefined` where there is nothing to show. */
  note(id: string, subject: Subject | undefined, leftovers: readonly Leftover[]): void {
    const work = this.of(id);
    work.community = subject?.community;
    work.channel = subject?.channel;
    work.waitingFor = new Set(leftovers.flatMap(({ place }) => place ?? []));
    for (const mark of work.lasting) this.#owners.delete(mark);
    work.lasting = subject === undefined ? [] : lastingOf(subject).map(({ mark }) => mark);
    for (const mark of work.lasting) this.#owners.set(mark, id);
    // What was shown of something since erased is not kept.
    if (subject === undefined) work.memory = emptyMemory();
  }

  /** What shows nothing and waits for nothing is not kept either. */
  letGo(id: string): void {
    const work = this.#works.get(id);
    if (work?.community === undefined && work?.timer === undefined) this.#works.delete(id);
  }

  ownerOf(mark: string): string | undefined {
    return this.#owners.get(mark);
  }

  idsWhere(holds: (work: Work) => boolean): string[] {
    return [...this.#works].flatMap(([id, work]) => (holds(work) ? [id] : []));
  }
}
