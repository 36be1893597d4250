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
  /** What discord.js makes its requests with. */
  readonly makeRequest: MakeRequest;
  readonly token: TokenWatch;
  /** Rejects with a `ConnectionLost` if this token or this Discord does not work. */
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
