import { DefaultRestOptions, DefaultUserAgent } from 'discord.js';
import type { z } from 'zod';

/** What Discord answered: without a `status` nothing came, without `data` nothing that makes sense. */
export interface Answered<T> {
  readonly status: number | undefined;
  readonly data: T | undefined;
  /** Discord's own time to half a second, in milliseconds since 1970. */
  readonly date: number | undefined;
}

export type Ask = <T>(route: string, schema: z.ZodType<T>) => Promise<Answered<T>>;

/** In milliseconds. */
const patience = 10_000;
/** Answers are dated to the second, rounded down. */
const halfSecondMs = 500;

/** Asks Discord one thing at a time, without connecting. Never rejects; never tells the token. */
export function asking(token: string, apiUrl: string | undefined): Ask {
  const { api, version, authPrefix, makeRequest } = DefaultRestOptions;
  return async (route, schema) => {
    try {
      const answer = await makeRequest(`${apiUrl ?? api}/v${version}${route}`, {
        method: 'GET',
        headers: { authorization: `${authPrefix} ${token}`, 'user-agent': DefaultUserAgent },
        signal: AbortSignal.timeout(patience),
      });
      const date = Date.parse(answer.headers.get('date') ?? '');
      const told: unknown = await answer.json().catch(() => undefined);
      return {
        status: answer.status,
        data: answer.ok ? schema.safeParse(told).data : undefined,
        date: Number.isNaN(date) ? undefined : date + halfSecondMs,
      };
    } catch {
      return { status: undefined, data: undefined, date: undefined };
    }
  };
}
