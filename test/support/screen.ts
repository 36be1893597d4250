import { allCapabilities } from '../../src/engine/capabilities.ts';
import type { PlacementEvent } from '../../src/kernel/placement.ts';
import { emptyPlacement, foldPlacement } from '../../src/kernel/placement.ts';
import { guardedChat } from '../../src/engine/delivery/guarded-chat.ts';
import type { Monotonic } from '../../src/engine/ports.ts';
import { createReconciler, type Reconciler } from '../../src/engine/delivery/reconciler.ts';
import {
  subjectKey,
  type Known,
  type Placing,
  type Subject,
  type SubjectRef,
} from '../../src/engine/delivery/subject.ts';
import { WakeQueue } from '../../src/engine/schedule/wake-queue.ts';
import { err, ok, type Result } from '../../src/kernel/result.ts';
import type { StoreDown } from '../../src/engine/streams/stream-kind.ts';
import type { Surfaces } from '../../src/kernel/view/surfaces.ts';
import type { View } from '../../src/kernel/view/view.ts';
import type { FakeChat } from './fake-chat.ts';
import { keptLog } from './logs.ts';

type Item = Surfaces['items'][number];

/** What must be shown, changed by hand, and the record of what was. */
export class Screen {
  readonly placement = emptyPlacement();
  readonly log = keptLog();
  items: readonly Item[] = [];
  /** How the keys begin of what goes once it is not among them any more. */
  passing: readonly string[] = ['idea'];
  known: Known | undefined;
  loads = true;
  /** Whether the store accepts what is to be recorded. */
  records: (event: PlacementEvent) => boolean = () => true;
  nextAt: number | undefined;
  /** How often it was read, once per pass. */
  passes = 0;

  /** With the machine's own clocks, which tests hold still; each chat gets a new guard. */
  open(
    chat: FakeChat,
    editGapMs = 1_000,
    monotonic: Monotonic = () => performance.now(),
  ): Reconciler {
    const load = (ref: SubjectRef, known: Known) => this.#load(ref, known);
    const wakes = new WakeQueue({ now: Date.now, monotonic });
    const { log } = this.log;
    const guarded = guardedChat({ chat, monotonic, log });
    return createReconciler({
      capabilities: allCapabilities,
      chat: guarded,
      now: Date.now,
      monotonic,
      log,
      editGapMs,
      load,
      wakes,
    });
  }

  async #load(ref: SubjectRef, known: Known): Promise<Result<Subject, StoreDown>> {
    this.passes += 1;
    this.known = known;
    if (!this.loads) return err({ kind: 'storeDown' });
    return ok({
      id: subjectKey(ref),
      community: 'g',
      channel: 'c',
      since: 0,
      placement: this.placement,
      nextAt: this.nextAt,
      surfaces: { items: this.items, passing: this.passing },
      record: async ({ event }: Placing) => {
        const isTaken = this.records(event);
        if (isTaken) foldPlacement(this.placement, event);
        return isTaken ? ok(undefined) : err({ kind: 'storeDown' });
      },
    });
  }
}

const text = (words: string): View => ({ blocks: [{ kind: 'text', text: [words] }] });

/** A card that shows what `words` returns at the time. */
export const card = (key: string, words: () => string, thread?: string): Item => ({
  post: { key, thread, revision: undefined, repost: true, view: () => text(words()) },
});

/** A message that only changes with its revision. */
export const note = (key: string, words: string, about: NoteAbout = {}): Item => {
  const { thread, revision = '1' } = about;
  return { post: { key, thread, revision, view: () => text(words) } };
};
interface NoteAbout {
  readonly thread?: string;
  readonly revision?: string;
}

export const thread = (
  key: string,
  anchor?: string,
  people: readonly string[] = [],
  former: readonly string[] = [],
): Item => ({
  thread: { key, name: key, anchor, people, former },
});
