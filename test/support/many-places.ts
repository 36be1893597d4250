import { allCapabilities } from '../../src/engine/capabilities.ts';
import { emptyPlacement, foldPlacement, type Placement } from '../../src/kernel/placement.ts';
import { guardedChat, type GuardedChat } from '../../src/engine/delivery/guarded-chat.ts';
import type { ChatFailure, Ground } from '../../src/engine/ports.ts';
import { subjectKey, type Placing, type Subject } from '../../src/engine/delivery/subject.ts';
import { WakeQueue } from '../../src/engine/schedule/wake-queue.ts';
import { ok } from '../../src/kernel/result.ts';
import { createReconciler, type Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { upTo } from './shelf-bench.ts';
import { FakeChat } from './fake-chat.ts';
import { keptLog } from './logs.ts';
import { card, note } from './screen.ts';

const monotonic = (): number => performance.now();

/** Channels `c0`, `c1`…, with a card each; some of them refuse. Requires vitest's fake timers. */
export class ManyPlaces {
  readonly chat = new FakeChat();
  readonly log = keptLog();
  readonly guarded: GuardedChat;
  readonly reconciler: Reconciler;
  readonly refusing = new Set<string>();
  /** How much waits in each place. */
  waiting = 0;
  words = 'avant';
  failure: ChatFailure = { kind: 'forbidden', permission: 'send' };
  /** When each refused request was made. */
  readonly refusedAt: number[] = [];
  readonly #placements = new Map<string, Placement>();

  constructor(ground?: Ground, processes = 1) {
    const { log } = this.log;
    const tools = { monotonic, log, processes: () => processes, ...(ground && { ground }) };
    this.guarded = guardedChat({ chat: this.chat, ...tools });
    this.chat.fail(({ channel }) => {
      if (!this.refusing.has(channel)) return undefined;
      this.refusedAt.push(performance.now());
      return this.failure;
    });
    this.reconciler = createReconciler({
      capabilities: allCapabilities,
      chat: this.guarded,
      now: Date.now,
      monotonic,
      log,
      editGapMs: 1_000,
      wakes: new WakeQueue({ now: Date.now, monotonic }),
      load: async (ref) => ok(this.#subject(ref.kind === 'workshop' ? ref.id : '')),
    });
  }

  touch(channels: readonly string[]): void {
    for (const id of channels) this.reconciler.touch({ kind: 'workshop', id });
  }

  /** The most refusals in any ten minutes. */
  get worst(): number {
    return Math.max(
      0,
      ...this.refusedAt.map(
        (from) => this.refusedAt.filter((at) => at >= from && at < from + 600_000).length,
      ),
    );
  }

  #subject(channel: string): Subject {
    const placement = this.#placements.get(channel) ?? emptyPlacement();
    this.#placements.set(channel, placement);
    return {
      id: subjectKey({ kind: 'workshop', id: channel }),
      community: 'g',
      channel,
      since: 0,
      placement,
      nextAt: undefined,
      surfaces: {
        items: [
          card('card', () => this.words),
          ...upTo(this.waiting).map((n) => note(`idea:${n}`, `idée ${n}`)),
        ],
      },
      record: async ({ event }: Placing) => {
        foldPlacement(placement, event);
        return ok(undefined);
      },
    };
  }
}

export const channels = (count: number, from = 0): string[] =>
  upTo(count).map((n) => `c${from + n}`);
