import type { Chat, ChatFailure } from '../../src/engine/ports.ts';
import type { View } from '../../src/kernel/view/view.ts';
import { textOf } from './reading.ts';

export interface ChatCall {
  readonly what: Exclude<keyof Chat, 'fileBytes'>;
  readonly channel: string;
  /** What the message shows, for a post or an edit. */
  readonly text: string;
  readonly files: number;
}

/** What a call meets; undefined lets it through. */
type Failing = (call: ChatCall) => ChatFailure | undefined;

/** What a chat in memory is asked, and what it meets: it fails as it is told to. */
export class Troubles {
  readonly calls: ChatCall[] = [];
  /** What becomes of the answer to each post. */
  mood: 'well' | 'losesAnswers' | 'neverAnswers' = 'well';
  /** False without the right to read what was written before. */
  readsHistory = true;
  readonly #failing = new Set<Failing>();

  /** Fails the calls that `failing` says, until the function this gives is called. */
  fail(failing: Failing): () => void {
    this.#failing.add(failing);
    return () => void this.#failing.delete(failing);
  }

  count(what: ChatCall['what']): number {
    return this.calls.filter((call) => call.what === what).length;
  }

  protected begin(what: ChatCall['what'], channel: string, view?: View): ChatFailure | undefined {
    const text = view === undefined ? '' : textOf(view);
    const call = { what, channel, text, files: view?.files?.length ?? 0 };
    this.calls.push(call);
    for (const failing of this.#failing) {
      const failure = failing(call);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }
}
