import type { ApiRequest, Reply } from './api-request.ts';
import type { Failure } from './fault-types.ts';

export interface FaultList {
  add(failure: Failure): void;
  /** The failure for this request, if any. */
  take(request: ApiRequest): Reply | undefined;
}

/** Failures on demand: each applies to the next requests it matches, then is used up. */
export function createFaultList(): FaultList {
  const pending: (Failure & { left: number })[] = [];
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
  };
}

function matches(failure: Failure, request: ApiRequest): boolean {
  if (failure.method && failure.method !== request.method) return false;
  return failure.path?.test(request.path) ?? true;
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
