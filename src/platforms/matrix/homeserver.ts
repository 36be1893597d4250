import { z } from 'zod';
import type { NoHomeserver } from './account-facts.ts';
import { pathTo, openHttp, withoutEndSlashes } from './client/http.ts';
import { NotMatrix } from './client/refusal.ts';
import { withScheme } from './kind.ts';

/** In milliseconds: somebody waits in front of a page. */
const patienceMs = 10_000;

/**
 * Finds a homeserver by its address, its name, or the id of somebody there: asks it whether it
 * speaks Matrix, or else where the homeserver of that name is.
 */
export async function homeserverAt(
  given: string,
): Promise<{ readonly url: string } | NoHomeserver> {
  const address = addressIn(given);
  if (address === undefined) return 'noAddress';
  const { origin, pathname } = address;
  const url = withoutEndSlashes(`${origin}${pathname}`);
  const found = await speaks(url);
  if (found === true) return { url };
  const named = await wellKnown(origin);
  return named !== undefined && (await speaks(named)) === true ? { url: named } : found;
}

function addressIn(given: string): URL | undefined {
  const text = given.trim().replace(/^@[^:]*:/u, '');
  if (text === '' || !URL.canParse(withScheme(text))) return undefined;
  const address = new URL(withScheme(text));
  return /^https?:$/u.test(address.protocol) ? address : undefined;
}

const versions = z.object({ versions: z.array(z.string()) });

async function speaks(url: string): Promise<true | 'unreachable' | 'notMatrix'> {
  const path = pathTo('/client/versions');
  try {
    await openHttp({ url }).ask({ method: 'GET', path, answer: versions, patienceMs });
    return true;
  } catch (error) {
    return error instanceof NotMatrix ? 'notMatrix' : 'unreachable';
  }
}

const named = z
  .object({ 'm.homeserver': z.object({ base_url: z.url({ protocol: /^https?$/u }) }) })
  .transform(({ 'm.homeserver': { base_url: url } }) => withoutEndSlashes(url));

/** The homeserver's address as its domain publishes it; undefined if it publishes none. */
async function wellKnown(url: string): Promise<string | undefined> {
  const path = '/.well-known/matrix/client';
  const asking = openHttp({ url }).ask({ method: 'GET', path, answer: named, patienceMs });
  return asking.catch(() => undefined);
}
