import { z } from 'zod';
import { RequestSignals } from './request-signals.ts';
import { MatrixRefusal, NotMatrix, ProofAsked, Unanswered } from './refusal.ts';

export interface Asked<T> {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** From `pathTo`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
  /** In milliseconds; half a minute if undefined. */
  readonly patienceMs?: number;
}

/** Requests to one homeserver. */
export interface Http {
  /** Rejects with a `MatrixRefusal`, or with `Unanswered`. */
  ask<T>(asked: Asked<T>): Promise<T>;
  upload(bytes: Uint8Array, type: string, name: string): Promise<string>;
  /** The file at that path; undefined if it is larger than `maxBytes` bytes. */
  download(path: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** From now on requests carry this token. */
  use(token: string): void;
  /** Aborts what is on its way; no request succeeds after that. */
  close(): void;
}

export interface HttpTools {
  readonly url: string;
  readonly token?: string | undefined;
  /** Called with the `date` header of each answer. */
  readonly dated?: (date: string | null) => void;
  /**
   * False while another process may send in this one's place: then only `GET` requests are sent.
   */
  readonly maySend?: () => boolean;
}

const usualPatienceMs = 30_000;
const mediaPatienceMs = 120_000;

/** A path of Matrix's API, each of its variable parts encoded. */
export function pathTo(fixed: string, ...parts: readonly string[]): string {
  return `/_matrix${fixed}${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;
}

/** The address, so that a path can follow it. */
export const withoutEndSlashes = (url: string): string => url.replace(/(?<!\/)\/+$/u, '');

export function openHttp({ url, token, dated, maySend = () => true }: HttpTools): Http {
  const wire: Wire = {
    base: withoutEndSlashes(url),
    signals: new RequestSignals(),
    token,
    dated,
    maySend,
  };
  return {
    ask: async ({ method, path, query, body, answer, patienceMs = usualPatienceMs }) => {
      const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      return read(await send(wire, `${path}${queryOf(query)}`, init, patienceMs), answer);
    },
    upload: async (bytes, type, name) => {
      const path = `${pathTo('/media/v3/upload')}${queryOf({ filename: name })}`;
      const init = { method: 'POST', body: new Uint8Array(bytes) };
      const answer = z.object({ content_uri: z.string() });
      const response = await send(wire, path, init, mediaPatienceMs, { 'content-type': type });
      return (await read(response, answer)).content_uri;
    },
    download: async (path, maxBytes) => {
      // Servers may keep media elsewhere, and redirect there.
      const response = await send(wire, path, { redirect: 'follow' }, mediaPatienceMs);
      if (!response.ok) throw await refusalIn(response);
      return atMostBytes(response, maxBytes);
    },
    use: (next) => {
      wire.token = next;
    },
    close: () => wire.signals.close(),
  };
}

interface Wire {
  readonly base: string;
  readonly signals: RequestSignals;
  token: string | undefined;
  readonly dated: HttpTools['dated'];
  readonly maySend: () => boolean;
}

async function send(
  { base, signals, token, dated, maySend }: Wire,
  path: string,
  init: Omit<RequestInit, 'headers'>,
  patienceMs: number,
  type: Readonly<Record<string, string>> = {},
): Promise<Response> {
  if ((init.method ?? 'GET') !== 'GET' && !maySend())
    throw new Unanswered('Not sent: another process may serve the account by now');
  const signal = signals.signal(patienceMs);
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
    ...type,
  };
  try {
    const response = await fetch(`${base}${path}`, {
      redirect: 'manual',
      ...init,
      headers,
      signal,
    });
    dated?.(response.headers.get('date'));
    return response;
  } catch (cause) {
    throw new Unanswered('The homeserver did not answer', { cause });
  }
}

function queryOf(query: Asked<unknown>['query'] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) given.set(name, value);
  return given.size === 0 ? '' : `?${given.toString()}`;
}

async function read<T>(response: Response, answer: z.ZodType<T>): Promise<T> {
  if (!response.ok) throw await refusalIn(response);
  const parsed = answer.safeParse(await bodyOf(response));
  if (!parsed.success) throw new NotMatrix('The answer is not from a Matrix homeserver');
  return parsed.data;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new NotMatrix('The answer is not JSON', { cause });
  }
}

const errorBody = z.object({
  errcode: z.string(),
  retry_after_ms: z.number().optional().catch(undefined),
});

const proofAsked = z.object({ session: z.string(), flows: z.array(z.unknown()) });

/**
 * The error for a failed response. What a proxy says for a server that is down is not Matrix's
 * answer.
 */
async function refusalIn(response: Response): Promise<Error> {
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const proof = proofAsked.safeParse(body).data;
  if (status === 401 && proof !== undefined) return new ProofAsked(proof.session);
  const told = errorBody.safeParse(body).data;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const byHeader = Number.isNaN(seconds) ? undefined : seconds * 1000;
  if (told !== undefined)
    return new MatrixRefusal(status, told.errcode, told.retry_after_ms ?? byHeader);
  if (status === 429) return new MatrixRefusal(status, 'M_LIMIT_EXCEEDED', byHeader);
  if (status === 413) return new MatrixRefusal(status, 'M_TOO_LARGE');
  return new NotMatrix(`The answer is ${status}, without a Matrix error`);
}

async function atMostBytes(response: Response, max: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.byteLength;
      if (length > max) return undefined;
      pieces.push(piece);
    }
  } catch (cause) {
    throw new Unanswered('The file was cut short', { cause });
  }
  return Buffer.concat(pieces);
}
