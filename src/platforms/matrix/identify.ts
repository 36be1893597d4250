import { accountApi } from './client/account-api.ts';
import type { Proof } from './client/account.ts';
import { matrixApi } from './client/api.ts';
import { openHttp } from './client/http.ts';
import { isTooMuch, MatrixRefusal, NotMatrix } from './client/refusal.ts';
import type { AccountFacts, NoAccount } from './account-facts.ts';
import { homeserverAt } from './homeserver.ts';
import { serverOf } from './rooms/inviting.ts';

/** An account that a homeserver knows, with its token; it does not include the password. */
export interface KnownAccount extends AccountFacts {
  readonly token: string;
  /** True if a session was opened to identify it, which must be closed if it is not used. */
  readonly opened: boolean;
}

export type Identified = { readonly account: KnownAccount } | { readonly kind: NoAccount };

/** The name of the device in the account's list of sessions. */
const deviceName = 'Palabre';

/** Asks a homeserver, without listening to it, who an account is. Never rejects. */
export async function identifyAccount(server: string, proof: Proof): Promise<Identified> {
  const at = await homeserverAt(server);
  if (typeof at === 'string') return { kind: at };
  const { url } = at;
  const opened = 'password' in proof;
  try {
    const token = opened ? await signIn(url, proof.user, proof.password) : proof.token;
    const http = openHttp({ url, token });
    const { user } = await matrixApi(http).whoami();
    const rooms = (await accountApi(http).joinedRooms()).length;
    return { account: { url, token, user, server: serverOf(user), rooms, opened } };
  } catch (error) {
    return { kind: opened ? whyNotPassword(error) : whyNot(error, 'token') };
  }
}

async function signIn(url: string, user: string, password: string): Promise<string> {
  return (await matrixApi(openHttp({ url })).logIn(user, password, deviceName)).token;
}

/** Closes the session that was opened to identify the account, if any. */
export async function signOut({ url, token, opened }: KnownAccount): Promise<void> {
  if (opened) await accountApi(openHttp({ url, token })).logOut();
}

function whyNot<Refused extends NoAccount>(
  error: unknown,
  refused: Refused,
): Refused | 'limited' | 'unreachable' | 'notMatrix' {
  if (isTooMuch(error)) return 'limited';
  if (error instanceof MatrixRefusal && error.status < 500) return refused;
  return error instanceof NotMatrix ? 'notMatrix' : 'unreachable';
}

/**
 * Only a 403 is about the password: other refusals mean that the server has other ways to sign in.
 */
function whyNotPassword(error: unknown): ReturnType<typeof whyNot> {
  const isForbidden = error instanceof MatrixRefusal && error.status === 403;
  return whyNot(error, isForbidden ? 'password' : 'noPassword');
}
