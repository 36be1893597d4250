import type { ApiRequest, Reply } from './api-request.ts';

export interface RateLimits {
  /** Counts the request; returns a reply if it exceeds the limit. */
  refuse(request: ApiRequest): Reply | undefined;
  headers(request: ApiRequest): Record<string, string>;
}

interface Rule {
  name: string;
  /** Requests per window; windows are in milliseconds. */
  limit: number;
  window: number;
  global?: boolean;
  /** Not announced in headers: the bot only learns of it from its first 429. */
  hidden?: boolean;
  /** The request's bucket, if this rule applies to it. */
  bucket(request: ApiRequest): string | undefined;
}

/** Interaction endpoints do not count against the global limit. */
const isInteractive = (path: string): boolean => /^\/(interactions|webhooks)\//.test(path);

const hasName = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'name' in body;

/** The global limit is documented; the other two were observed and may change. */
const RULES: Rule[] = [
  {
    name: 'global',
    limit: 50,
    window: 1_000,
    global: true,
    bucket: ({ path }) => (isInteractive(path) ? undefined : 'global'),
  },
  {
    name: 'rename',
    limit: 2,
    window: 600_000,
    hidden: true,
    bucket: ({ method, path, body }) =>
      method === 'PATCH' && /^\/channels\/\d+$/.test(path) && hasName(body) ? path : undefined,
  },
  {
    name: 'send',
    limit: 5,
    window: 5_000,
    bucket: ({ method, path }) =>
      method === 'POST' ? /^\/channels\/\d+\/messages$/.exec(path)?.[0] : undefined,
  },
];

interface Window {
  start: number;
  count: number;
}

export function createRateLimits(enabled: boolean, now: () => number): RateLimits {
  const windows = new Map<string, Window>();
  const windowOf = (rule: Rule, bucket: string): Window => {
    const key = `${rule.name} ${bucket}`;
    const found = windows.get(key);
    if (found && now() - found.start < rule.window) return found;
    const fresh = { start: now(), count: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  const resetAfter = (rule: Rule, window: Window): number =>
    Math.max(0, window.start + rule.window - now()) / 1000;

  return {
    refuse: (request) => {
      if (!enabled) return undefined;
      for (const rule of RULES) {
        const bucket = rule.bucket(request);
        if (bucket === undefined) continue;
        const window = windowOf(rule, bucket);
        if (window.count >= rule.limit) return tooMany(rule, resetAfter(rule, window));
        window.count += 1;
      }
      return undefined;
    },
    headers: (request) => {
      if (!enabled) return {};
      const rule = RULES.find((r) => !r.global && !r.hidden && r.bucket(request) !== undefined);
      const bucket = rule?.bucket(request);
      if (!rule || bucket === undefined) return {};
      return limitHeaders(rule, windowOf(rule, bucket), resetAfter(rule, windowOf(rule, bucket)));
    },
  };
}

function limitHeaders(rule: Rule, window: Window, after: number): Record<string, string> {
  return {
    'x-ratelimit-bucket': rule.name,
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(rule.limit - window.count),
    'x-ratelimit-reset': String((window.start + rule.window) / 1000),
    'x-ratelimit-reset-after': String(after),
  };
}

function tooMany(rule: Rule, after: number): Reply {
  const global = rule.global ?? false;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: after, global },
    headers: {
      'retry-after': String(after),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      ...(global || rule.hidden ? {} : limitHeaders(rule, { start: 0, count: rule.limit }, after)),
    },
  };
}
