import type { ChatParts } from '../engine/platform.ts';
import type { Measures } from '../engine/measures.ts';
import type { ChatFailure, Monotonic } from '../engine/ports.ts';
import type { Dispatcher } from '../engine/requests/dispatch.ts';
import type { Result } from '../kernel/result.ts';

/** The same dispatcher, which measures how long each answer takes to make, not to show. */
export function measuredDispatcher(
  dispatcher: Dispatcher,
  measures: Measures,
  monotonic: Monotonic,
): Dispatcher {
  return {
    ...dispatcher,
    answer: async (request) => {
      const begun = monotonic();
      const answer = await dispatcher.answer(request);
      measures.answered(request.kind, monotonic() - begun);
      return answer;
    },
  };
}

/** The same chat, which counts every message that it failed to post, find, edit or remove. */
export function measuredChat(chat: ChatParts, measures: Measures): ChatParts {
  const counted = async <T>(
    work: Promise<Result<T, ChatFailure>>,
  ): Promise<Result<T, ChatFailure>> => {
    const done = await work;
    if (!done.ok) measures.refused(done.error.kind);
    return done;
  };
  return {
    ...chat,
    post: (...args) => counted(chat.post(...args)),
    find: (...args) => counted(chat.find(...args)),
    edit: (...args) => counted(chat.edit(...args)),
    remove: (...args) => counted(chat.remove(...args)),
  };
}
