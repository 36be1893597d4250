import { setTimeout as wait } from 'node:timers/promises';
import { DefaultRestOptions, DefaultUserAgent } from 'discord.js';
import { z } from 'zod';

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

const tooManySchema = z.object({ retry_after: z.number().nonnegative() });

/**
 * Asks Discord one thing at a time, without connecting; waits once where it was asked too often.
 * Never rejects; never tells the token.
 */
export function asking(token: string, apiUrl: string | undefined): Ask {
  const askOnce = askingOnce(token, apiUrl);
  return async (route, schema) => {
    const first = await askOnce(route, schema);
    if (first.waitMs === undefined) return first;
    await wait(Math.min(first.waitMs, patience));
    return askOnce(route, schema);
  };
}

/** `waitMs`: how long Discord wants to be left alone, if that is its answer. */
type AskOnce = <T>(
  route: string,
  schema: z.ZodType<T>,
) => Promise<Answered<T> & { readonly waitMs?: number }>;

function askingOnce(token: string, apiUrl: string | undefined): AskOnce {
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
      const tooMany = answer.status === 429 ? tooManySchema.safeParse(told).data : undefined;
      return {
        status: answer.status,
        data: answer.ok ? schema.safeParse(told).data : undefined,
        date: Number.isNaN(date) ? undefined : date + halfSecondMs,
        ...(tooMany !== undefined && { waitMs: tooMany.retry_after * 1_000 }),
      };
    } catch {
      return { status: undefined, data: undefined, date: undefined };
    }
  };
}
