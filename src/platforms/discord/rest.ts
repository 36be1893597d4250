import { DefaultRestOptions } from 'discord.js';
import type { Fleet } from '../../engine/fleet.ts';
import type { Log } from '../../engine/ports.ts';
import { askedOnce } from './asked-once.ts';
import { createGate, type Gate } from './gate.ts';
import { askOfToken } from './token-word.ts';
import { checkToken, watchToken, type TokenWatch } from './token-watch.ts';
import { trustedRequests, type MakeRequest } from './trusted.ts';

export interface RestGuardOptions {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly monotonic: () => number;
  readonly heard: (date: string | null) => void;
  readonly fleet?: Fleet | undefined;
}

export interface RestGuard {
  /** What discord.js makes its requests with. */
  readonly makeRequest: MakeRequest;
  readonly token: TokenWatch;
  /** Rejects with a `ConnectionLost` if this token or this Discord does not work. */
  checkToken(): Promise<void>;
}

const base: MakeRequest = (url, init) => DefaultRestOptions.makeRequest(url, init);

export function guardRest({
  token,
  apiUrl,
  log,
  monotonic,
  heard,
  fleet,
}: RestGuardOptions): RestGuard {
  const { check, request } = askedOnce(base, monotonic);
  const ask = () => askOfToken({ token, apiUrl, base: check });
  const watch = watchToken(ask, log);
  const gate = createGate({ log, monotonic });
  return {
    makeRequest: trustedRequests({
      base: request,
      gate: sureGate(gate, fleet),
      token: watch,
      heard,
    }),
    token: watch,
    checkToken: () => checkToken(ask),
  };
}

/** A process that stood still shows nothing before it knows that what it shows is still its own. */
function sureGate(gate: Gate, fleet: Fleet | undefined): Gate {
  if (fleet === undefined) return gate;
  return { ...gate, closed: () => !fleet.isSure() || gate.closed() };
}
