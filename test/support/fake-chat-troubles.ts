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

/** The failure of a call; undefined lets it through. */
type Failing = (call: ChatCall) => ChatFailure | undefined;

/** Records what an in-memory chat is asked, and makes it fail on demand. */
export class Troubles {
  readonly calls: ChatCall[] = [];
  /** What happens to the answer to each post. */
  mood: 'well' | 'losesAnswers' | 'neverAnswers' = 'well';
  /** False without the permission to read earlier messages. */
  readsHistory = true;
  readonly #failing = new Set<Failing>();

  /** Makes the calls selected by `failing` fail, until the returned function is called. */
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
