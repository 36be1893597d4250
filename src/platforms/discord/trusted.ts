import { setTimeout as sleep } from 'node:timers/promises';
import type { RESTOptions } from 'discord.js';
import { z } from 'zod';
import type { Gate } from './gate.ts';
import { isForLater } from './refusal-codes.ts';

export type MakeRequest = RESTOptions['makeRequest'];
export type RestResponse = Awaited<ReturnType<MakeRequest>>;

/** An answer that is not Discord's own: a proxy's page, or something truncated. */
export class NotDiscord extends Error {
  override readonly name = 'NotDiscord';
}
/** Discord answered 401. discord.js must not see the answer: it would drop the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly status = 401;
}
/** Not sent: Discord would refuse it now. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
}

export interface TrustTools {
  readonly base: MakeRequest;
  readonly gate: Gate;
  readonly token: { doubtful(): boolean; refused(): void };
  /** Called with the date of each of Discord's own answers. */
  readonly heard: (date: string | null) => void;
}

/** How long to wait before a request is repeated, in milliseconds, within a click's three seconds. */
const waits = [300, 900];

/**
 * Stands between discord.js and the network: what comes back is Discord's own complete answer, or an
 * error. Without it, an error page counts as "done", a "too many" without a time is repeated at once
 * forever, and one 401 makes every later request fail.
 */
export function trustedRequests(tools: TrustTools): MakeRequest {
  const { gate, token } = tools;
  return async (url, init) => {
    const signed = isSigned(init.headers);
    // A click is answered without the token, and cannot wait.
    if (signed && (token.doubtful() || gate.closed()))
      throw new Withheld('Discord would refuse it now');
    try {
      const answer = await withPatience(() => ask(tools, url, init), repeatable(url, init.method));
      if (!signed || answer.status !== 401) return answer;
      token.refused();
    } catch (error) {
      gate.unclear();
      throw error;
    }
    throw new TokenRefused('Discord refused the token');
  };
}

/** discord.js gives its headers as a plain object; converting it into `Headers` would delay every click. */
function isSigned(headers: Parameters<MakeRequest>[1]['headers']): boolean {
  if (headers === undefined || headers === null) return false;
  if (Symbol.iterator in headers) return new Headers(headers).has('authorization');
  return 'Authorization' in headers || 'authorization' in headers;
}

/** True if sending it twice has the same effect as once. */
function repeatable(url: string, method = 'GET'): boolean {
  return method !== 'POST' || url.includes('/interactions/');
}

async function withPatience(
  work: () => Promise<RestResponse>,
  again: boolean,
): Promise<RestResponse> {
  for (const wait of again ? waits : []) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotDiscord)) throw error;
      await sleep(wait);
    }
  }
  return work();
}

async function ask(
  { base, gate, heard }: TrustTools,
  url: string,
  init: Parameters<MakeRequest>[1],
): Promise<RestResponse> {
  const answer = await base(url, init);
  // discord.js repeats these itself this many times.
  if (answer.status >= 500) {
    gate.unclear();
    return answer;
  }
  const whole = await wholeAnswer(answer);
  const retryAfterMs = Number(answer.headers.get('retry-after')) * 1_000;
  const named = retryAfterMs > 0 ? retryAfterMs : undefined;
  if (statusOf(answer, whole) === 429 && (whole === undefined || named === undefined)) {
    gate.refused(named);
    throw new NotDiscord('Too many requests, says a page that is not Discord’s');
  }
  if (whole === undefined) throw new NotDiscord(`A page (${answer.status}) that is not Discord’s`);
  gate.passed();
  heard(answer.headers.get('date'));
  return whole;
}

const statusOf = (answer: RestResponse, whole: RestResponse | undefined): number =>
  whole?.status ?? answer.status;

/** The answer with its JSON completely read; undefined if it is not one that Discord gives. */
export async function wholeAnswer(answer: RestResponse): Promise<RestResponse | undefined> {
  const { status, statusText, headers } = answer;
  if (status === 204) return answer;
  const text = await answer.text();
  const body = jsonOf(text);
  if (status < 200 || (status >= 300 && status < 400) || body === undefined) return undefined;
  // Discord's refusals are objects, in which discord.js looks for a code.
  if (status >= 400 && (typeof body !== 'object' || body === null || Array.isArray(body)))
    return undefined;
  if (status === 429 && isAboutItself(body))
    return readAnswer(text, body, { status: 400, statusText: '', headers: new Headers() });
  return readAnswer(text, body, { status, statusText, headers });
}

/**
 * What discord.js asks of an answer, already read: a `Response` would have it written to a stream and
 * parsed a second time.
 */
function readAnswer(
  text: string,
  body: unknown,
  { status, statusText, headers }: Pick<RestResponse, 'status' | 'statusText' | 'headers'>,
): RestResponse {
  headers.set('content-type', 'application/json');
  return {
    status,
    statusText,
    headers,
    ok: status >= 200 && status < 300,
    body: null,
    bodyUsed: false,
    json: async () => body,
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}

const coded = z.object({ code: z.number() });

/**
 * "Too many" with a code of its own, such as that old messages were edited too often, is about that
 * request alone: discord.js would have all others of the channel wait as long as it says.
 */
function isAboutItself(body: unknown): boolean {
  const said = coded.safeParse(body);
  return said.success && !isForLater(said.data.code);
}

/** Undefined if it is not JSON. Node's own message would quote the text, and what people wrote in it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
