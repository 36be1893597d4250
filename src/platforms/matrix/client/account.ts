import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Drawer } from '../../../engine/drawers.ts';
import { ConnectionLost } from '../../../engine/lost-connection.ts';
import type { Api, Self } from './api.ts';
import type { Http } from './http.ts';
import { isPassing, isTokenRefused, MatrixRefusal, NotMatrix } from './refusal.ts';

/** How the account signs in: with a token, or with a name and a password. */
export type Proof =
  { readonly token: string } | { readonly user: string; readonly password: string };

export interface AccountTools {
  readonly http: Http;
  readonly api: Api;
  readonly proof: Proof;
  /** Keeps the token of a login by password, so that the account keeps its device. */
  readonly drawer: Drawer;
  /** The waits between tries at the start, in milliseconds. */
  readonly waitsMs?: readonly number[];
}

const usualWaitsMs = [1_000, 2_000, 4_000, 8_000, 8_000];

/** Who the account is. Rejects with a `ConnectionLost` that says why it cannot be used. */
export async function openAccount(tools: AccountTools): Promise<Self> {
  const { api, waitsMs = usualWaitsMs } = tools;
  await patiently(waitsMs, () => api.versions().catch(unlessRefused));
  return patiently(waitsMs, () => ('token' in tools.proof ? known(tools) : byPassword(tools)));
}

/**
 * A homeserver tells anyone which versions it supports; a refusal comes from a proxy or a portal in
 * front of it.
 */
function unlessRefused(error: unknown): void {
  const isRefused = error instanceof MatrixRefusal && !isPassing(error) && error.status !== 429;
  throw isRefused ? new NotMatrix('It does not list its versions', { cause: error }) : error;
}

async function known({ api }: AccountTools): Promise<Self> {
  try {
    return await api.whoami();
  } catch (error) {
    if (error instanceof MatrixRefusal)
      throw new ConnectionLost('matrix.lost.token', { cause: error });
    throw error;
  }
}

const kept = z.object({ user: z.string(), token: z.string() });
const key = 'token';
/** The name of the device in the account's list of sessions. */
const deviceName = 'Palabre';

async function byPassword({ http, api, proof, drawer }: AccountTools): Promise<Self> {
  if ('token' in proof) throw new Error('A token needs no password');
  const { user, password } = proof;
  const bytes = await drawer.get(key);
  const before = bytes && kept.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  if (before?.user === user) {
    http.use(before.token);
    try {
      return await api.whoami();
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
    }
  }
  try {
    const { token, ...self } = await api.logIn(user, password, deviceName);
    const value = Buffer.from(JSON.stringify({ user, token }), 'utf8');
    await drawer.change(new Map([[key, value]]));
    http.use(token);
    return self;
  } catch (error) {
    if (error instanceof MatrixRefusal && error.status < 500 && error.status !== 429)
      throw new ConnectionLost('matrix.lost.password', { cause: error });
    throw error;
  }
}

/**
 * Retries while the server does not answer, fails or limits requests; rejects at once for anything
 * else.
 */
async function patiently<T>(waitsMs: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NotMatrix)
        throw new ConnectionLost('matrix.lost.notMatrix', { cause: error, isPassing: true });
      if (!isPassing(error) && !(error instanceof MatrixRefusal && error.status === 429))
        throw error;
      await sleep(waitMs);
    }
  }
  return work().catch((error: unknown) => {
    throw isPassing(error)
      ? new ConnectionLost('matrix.lost.unreachable', { cause: error, isPassing: true })
      : error;
  });
}
