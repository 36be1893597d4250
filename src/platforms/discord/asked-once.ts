import { NotDiscord, wholeAnswer, type MakeRequest, type RestResponse } from './trusted.ts';

/** How long the answer to a check may be told again, in milliseconds. */
const freshMs = 5_000;

export interface AskedOnce {
  /** Asks to check something; an answer that is not Discord's own rejects. */
  readonly check: MakeRequest;
  /** Asks the same to do something about it. */
  readonly request: MakeRequest;
}

/**
 * The log-in begins with the question that the token was checked with a moment before: it is told that
 * answer, once, instead of waiting for another.
 */
export function askedOnce(base: MakeRequest, monotonic: () => number): AskedOnce {
  let known: { url: string; answer: RestResponse; until: number } | undefined;
  return {
    check: async (url, init) => {
      const answer = await wholeAnswer(await base(url, init));
      if (answer === undefined) throw new NotDiscord('A page that is not Discord’s');
      known = answer.ok ? { url, answer, until: monotonic() + freshMs } : undefined;
      return answer;
    },
    request: async (url, init) => {
      const found = known;
      if (found?.url !== url || monotonic() > found.until) return base(url, init);
      known = undefined;
      return found.answer;
    },
  };
}
