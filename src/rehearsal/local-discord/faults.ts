import type { ApiRequest, Reply } from './api-request.ts';
import type { Failure, LateAnswers } from './fault-types.ts';

export interface FaultList {
  add(failure: Failure): void;
  /** The failure for this request, if any. */
  take(request: ApiRequest): Reply | undefined;
  addLate(late: LateAnswers): void;
  /** How long the answer to this request waits once it is carried out, in milliseconds. */
  lateMs(request: ApiRequest): number;
}

/** Failures on demand: each applies to the next requests it matches, then is used up. */
export function createFaultList(): FaultList {
  const pending: (Failure & { left: number })[] = [];
  const late: LateAnswers[] = [];
  return {
    add: (failure) => void pending.push({ ...failure, left: failure.times ?? 1 }),
    take: (request) => {
      const index = pending.findIndex((failure) => matches(failure, request));
      const failure = pending[index];
      if (!failure) return undefined;
      failure.left -= 1;
      if (failure.left <= 0) pending.splice(index, 1);
      return toReply(failure);
    },
    addLate: (each) => void late.push(each),
    lateMs: (request) => late.find((each) => matches(each, request))?.ms ?? 0,
  };
}

function matches({ method, path }: Pick<Failure, 'method' | 'path'>, request: ApiRequest): boolean {
  if (method && method !== request.method) return false;
  return path?.test(request.path) ?? true;
}

function toReply({ status, text, headers, code = 0 }: Failure): Reply {
  if (text !== undefined)
    return { status, text, headers: headers ?? { 'content-type': 'text/html' } };
  const body = { message: `${status}: injected failure`, code };
  if (status !== 429 || code !== 0) return { status, body, ...(headers && { headers }) };
  return {
    status,
    body: { message: 'You are being rate limited.', retry_after: 0.1, global: false },
    headers: headers ?? { 'retry-after': '0.1', 'x-ratelimit-scope': 'shared' },
  };
}
