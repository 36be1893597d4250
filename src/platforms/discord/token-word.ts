import { Routes } from 'discord-api-types/v10';
import { DefaultRestOptions, DefaultUserAgent } from 'discord.js';
import { z } from 'zod';
import type { TokenWord } from './token-watch.ts';
import type { MakeRequest } from './trusted.ts';

export interface TokenQuestion {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly base: MakeRequest;
}

const gateway = z.object({
  url: z.url({ protocol: /^wss?$/u }),
  shards: z.int().positive(),
  session_start_limit: z.object({ remaining: z.int() }),
});
/** In milliseconds. */
const patience = 10_000;

/**
 * Asks Discord for the gateway's address, which only a valid token gets; not through discord.js,
 * which may not ask.
 */
export async function askOfToken({ token, apiUrl, base }: TokenQuestion): Promise<TokenWord> {
  const { api, version, authPrefix } = DefaultRestOptions;
  try {
    const answer = await base(`${apiUrl ?? api}/v${version}${Routes.gatewayBot()}`, {
      method: 'GET',
      headers: { authorization: `${authPrefix} ${token}`, 'user-agent': DefaultUserAgent },
      signal: AbortSignal.timeout(patience),
    });
    const body: unknown = await answer.json();
    if (answer.status === 401) return 'refused';
    return answer.ok && gateway.safeParse(body).success ? 'taken' : 'unclear';
  } catch {
    return 'unclear';
  }
}
