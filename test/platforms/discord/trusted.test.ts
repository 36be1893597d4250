import { describe, expect, it } from 'vitest';
import { createGate } from '../../../src/platforms/discord/gate.ts';
import { trustedRequests, type MakeRequest } from '../../../src/platforms/discord/trusted.ts';
import { keptLog } from '../../support/logs.ts';

const signed = { method: 'POST', headers: { authorization: 'Bot x' } };
const click = { method: 'POST' };
const page = (status: number, headers = {}) => new Response('<html>', { status, headers });

function discord(answers: () => Response) {
  const time = { now: 0 };
  const { log, entries } = keptLog();
  const token = { doubtful: false, refusals: 0 };
  const sent: string[] = [];
  const base: MakeRequest = async (url) => {
    sent.push(url);
    return answers();
  };
  const request = trustedRequests({
    base,
    gate: createGate({ log, monotonic: () => time.now }),
    token: {
      doubtful: () => token.doubtful,
      refused: () => {
        token.refusals += 1;
      },
    },
    heard: () => {},
  });
  return { time, entries, token, sent, request };
}

const failing = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );

describe('requests that are refused without a time', () => {
  it('are held back, longer each time, one let through to try', async () => {
    const { time, sent, request } = discord(() => page(429));
    const ask = () => failing(request('/channels/1', signed));
    for (let second = 0; second < 600; second += 1) {
      await Promise.all([ask(), ask(), ask()]);
      time.now += 1_000;
    }
    expect(sent.length).toBeLessThan(25);
  });

  it('are logged once, and once more when they are over', async () => {
    let refused = true;
    const { time, entries, request } = discord(() => (refused ? page(429) : Response.json({})));
    await failing(request('/channels/1', signed));
    expect(await failing(request('/channels/1', signed))).toBe('Withheld');
    refused = false;
    time.now += 1_000;
    expect(await failing(request('/channels/1', signed))).toBe('done');
    expect(await failing(request('/channels/1', signed))).toBe('done');
    expect(entries.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  it('wait as long as the page says, where it says so', async () => {
    const { time, sent, request } = discord(() => page(429, { 'retry-after': '120' }));
    await failing(request('/channels/1', signed));
    time.now += 119_000;
    expect(await failing(request('/channels/1', signed))).toBe('Withheld');
    time.now += 1_000;
    await failing(request('/channels/1', signed));
    expect(sent).toHaveLength(2);
  });

  it('lets the answer to a click try anyway', async () => {
    const { sent, request } = discord(() => page(429));
    await failing(request('/channels/1', signed));
    await failing(request('/interactions/1/x/callback', click));
    expect(sent.filter((url) => url.includes('callback'))).toHaveLength(3);
  });

  it('go on as they are when Discord itself says how long to wait', async () => {
    const { request } = discord(() =>
      Response.json({ retry_after: 1 }, { status: 429, headers: { 'retry-after': '1' } }),
    );
    expect((await request('/channels/1', signed)).status).toBe(429);
  });
});

const unauthorized = () => Response.json({ message: '401', code: 0 }, { status: 401 });

describe('a 401', () => {
  it('is kept from discord.js, which would forget the token', async () => {
    const { token, request } = discord(unauthorized);
    expect(await failing(request('/channels/1', signed))).toBe('TokenRefused');
    expect(token.refusals).toBe(1);
  });

  it('holds back what needs the token while it is in doubt, and nothing else', async () => {
    const { token, request, sent } = discord(() => Response.json({}));
    token.doubtful = true;
    expect(await failing(request('/channels/1', signed))).toBe('Withheld');
    expect(sent).toEqual([]);
    expect(await failing(request('/interactions/1/x/callback', click))).toBe('done');
  });

  it('of a request without the token says nothing of it', async () => {
    const { token, request } = discord(unauthorized);
    expect((await request('/webhooks/1/x', click)).status).toBe(401);
    expect(token.refusals).toBe(0);
  });
});

describe('an answer', () => {
  it('never has its words quoted when it is cut short', async () => {
    const { request } = discord(() => new Response('{"content":"mot intime'));
    const told = request('/channels/1', signed);
    await expect(told).rejects.toThrow(/^A page \(200\) that is not Discord’s$/u);
  });

  it('is repeated only if doing it twice has no further effect', async () => {
    const { sent, request } = discord(() => page(200));
    await failing(request('/channels/1', signed));
    expect(sent).toHaveLength(1);
    await failing(request('/channels/1', { ...signed, method: 'PATCH' }));
    expect(sent).toHaveLength(4);
  });
});
