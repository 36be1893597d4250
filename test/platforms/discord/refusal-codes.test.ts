import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { problemAt } from '../../../src/engine/delivery/problem.ts';
import type { ChatFailure } from '../../../src/engine/ports.ts';
import { problemWords } from '../../../src/i18n/problem-words.ts';
import { attempt } from '../../../src/platforms/discord/failures.ts';
import { isForLater } from '../../../src/platforms/discord/refusal-codes.ts';
import { trustedRequests } from '../../../src/platforms/discord/trusted.ts';
import { createGate } from '../../../src/platforms/discord/gate.ts';
import { keptLog, silentLog } from '../../support/logs.ts';
import { texts } from '../../support/texts.ts';

const everyCode = Object.entries(RESTJSONErrorCodes).flatMap(([name, code]): [string, number][] =>
  typeof code === 'number' ? [[name, code]] : [],
);

async function answerTo(code: number, status = 400): Promise<ChatFailure> {
  const refused = new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', '/', {});
  const done = await attempt(
    { log: silentLog },
    () => 'send',
    () => Promise.reject(refused),
  );
  if (done.ok) throw new Error('It was accepted.');
  return done.error;
}

const place = { community: 'g', channel: 'c' };
const said = (failure: ChatFailure, locale: 'fr' | 'en'): string => {
  const problem = problemAt(failure, 'c', place);
  const words = problem && problemWords(problem, texts.translatorOf(locale, 'UTC'));
  return JSON.stringify(words ?? '');
};

describe('what Discord refuses, by its own code', () => {
  it.each(everyCode)('%s (%i) is gone, is for later, or is told in words', async (_, code) => {
    const failure = await answerTo(code);
    if (failure.kind === 'unavailable') return expect(code === 0 || isForLater(code)).toBe(true);
    if (failure.kind === 'gone') return expect(said(failure, 'fr')).toBe('""');
    expect(said(failure, 'fr')).toContain('⚠️');
    expect(said(failure, 'en')).toContain('⚠️');
    return expect(said(failure, 'en')).not.toBe(said(failure, 'fr'));
  });

  it.each<[string, number, object]>([
    ['Maximum number of active threads reached', 160_006, { obstacle: 'threadsFull' }],
    ['Maximum number of guild scheduled events reached', 30_038, { obstacle: 'eventsFull' }],
    [
      'Max number of thread participants has been reached',
      30_033,
      { obstacle: 'threadPeopleFull' },
    ],
    ['Maximum number of pins reached for the channel', 30_003, { obstacle: 'full' }],
    ['Maximum number of server channels reached', 30_013, { obstacle: 'full' }],
    ['Message was blocked by automatic moderation', 200_000, { obstacle: 'filtered' }],
    ['Title was blocked by automatic moderation', 200_001, { obstacle: 'filtered' }],
    ['Message blocked by harmful links filter', 240_000, { obstacle: 'filtered' }],
    ['Two factor is required for this operation', 60_003, { obstacle: 'twoFactor' }],
    ['A tag is required to create a forum post', 40_067, { obstacle: 'tagRequired' }],
    ['Cannot send messages in a non-text channel', 50_008, { obstacle: 'notForMessages' }],
    ['Request entity too large', 40_005, { obstacle: 'files' }],
    ['Invalid Form Body', 50_035, { obstacle: 'unexplained', code: 50_035 }],
    ['a code of next year', 999_999, { obstacle: 'unexplained', code: 999_999 }],
    ['Thread is locked', 160_005, { kind: 'locked' }],
    ['Thread is archived', 50_083, { kind: 'locked' }],
    ['Cannot edit a message authored by another user', 50_005, { kind: 'gone' }],
    ['Missing Permissions', 50_013, { kind: 'forbidden', permission: 'send' }],
    ['Slowmode rate limit', 20_016, { kind: 'unavailable' }],
  ])('« %s » (%i) is known for what it is', async (_, code, what) => {
    expect(await answerTo(code)).toMatchObject(what);
  });

  it('is a refusal for want of some right where it is a 403 of an unknown code', async () => {
    expect(await answerTo(999_999, 403)).toEqual({ kind: 'forbidden', permission: undefined });
  });
});

describe('« 429 Too Many Requests (error code: 30046): Maximum number of edits to messages older than 1 hour reached »', () => {
  const tooOld = { code: 30_046, message: 'Maximum number of edits to messages older than 1 hour' };
  const limits = { 'retry-after': '3600', 'x-ratelimit-reset-after': '3600' };

  it.each([
    ['with how long to wait', limits],
    ['without', {}],
  ])('is about that message alone, %s: nothing else waits', async (_, headers) => {
    const { log, entries } = keptLog();
    const gate = createGate({ log, monotonic: () => 0 });
    const request = trustedRequests({
      base: async () => Response.json(tooOld, { status: 429, headers }),
      gate,
      token: { doubtful: () => false, refused: () => {} },
      heard: () => {},
    });
    const answer = await request('/channels/1/messages/2', { method: 'PATCH', headers: {} });
    expect(answer.status).toBe(400);
    expect([...answer.headers.keys()]).toEqual(['content-type']);
    expect(gate.closed()).toBe(false);
    expect(entries).toEqual([]);
  });

  it('waits as it is told where the whole channel is concerned', async () => {
    const slow = { code: 20_028, message: 'The write action you are performing', retry_after: 2 };
    const request = trustedRequests({
      base: async () => Response.json(slow, { status: 429, headers: { 'retry-after': '2' } }),
      gate: createGate({ log: silentLog, monotonic: () => 0 }),
      token: { doubtful: () => false, refused: () => {} },
      heard: () => {},
    });
    expect((await request('/channels/1/messages', { method: 'POST' })).status).toBe(429);
  });
});
