import { DefaultRestOptions } from 'discord.js';
import type { Log } from '../../engine/ports.ts';
import { createGate } from './gate.ts';
import { askOfToken } from './token-word.ts';
import { checkToken, watchToken, type TokenWatch } from './token-watch.ts';
import { trustedRequests, type MakeRequest } from './trusted.ts';

export interface RestGuardOptions {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly monotonic: () => number;
  readonly heard: (date: string | null) => void;
}

export interface RestGuard {
  /** What discord.js is to make its requests with. */
  readonly makeRequest: MakeRequest;
  readonly token: TokenWatch;
  /** Rejects with a `ConnectionLost` when there is no beginning with this token, or this Discord. */
  checkToken(): Promise<void>;
}

const base: MakeRequest = (url, init) => DefaultRestOptions.makeRequest(url, init);

export function guardRest({ token, apiUrl, log, monotonic, heard }: RestGuardOptions): RestGuard {
  const ask = () => askOfToken({ token, apiUrl, base });
  const watch = watchToken(ask, log);
  const gate = createGate({ log, monotonic });
  return {
    makeRequest: trustedRequests({ base, gate, token: watch, heard }),
    token: watch,
    checkToken: () => checkToken(ask),
  };
}
