import { afterEach, beforeEach, vi } from 'vitest';
import type { ChatFailure } from '../../src/engine/ports.ts';
import type { Reconciler } from '../../src/engine/delivery/reconciler.ts';
import { FakeChat } from './fake-chat.ts';
import type { ChatCall } from './fake-chat-troubles.ts';
import { Screen } from './screen.ts';

/** One screen kept up to date in a chat, on a clock that only moves by hand; new for each test. */
export interface DeliveryBench {
  readonly chat: FakeChat;
  readonly screen: Screen;
  reconciler: Reconciler;
  /** Lets so many milliseconds pass, and all that is due with them. */
  pass(ms?: number): Promise<unknown>;
  /** The texts in a channel or thread. */
  shown(channel?: string): string[];
  /** The screen changed; what is due at once is done. */
  touch(): Promise<void>;
  /** The chat fails like this whenever that is asked of it, until what is returned is called. */
  failing(what: ChatCall['what'], failure: ChatFailure): () => void;
}

export const unavailable: ChatFailure = { kind: 'unavailable', detail: 'told to' };

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** To be called once in a test file. */
export function deliveryBench(): DeliveryBench {
  let chat: FakeChat;
  let screen: Screen;
  let reconciler: Reconciler;
  beforeEach(() => {
    vi.useFakeTimers();
    chat = new FakeChat();
    screen = new Screen();
    reconciler = screen.open(chat);
  });
  afterEach(async () => {
    await reconciler.stop();
    vi.useRealTimers();
  });
  return {
    get chat() {
      return chat;
    },
    get screen() {
      return screen;
    },
    get reconciler() {
      return reconciler;
    },
    set reconciler(next) {
      reconciler = next;
    },
    pass,
    shown: (channel = 'c') => chat.textsIn(channel),
    async touch() {
      reconciler.touch({ kind: 'workshop', id: 'w' });
      await pass();
    },
    failing: (what, failure) => chat.fail((call) => (call.what === what ? failure : undefined)),
  };
}
