import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaiting } from '../../../src/platforms/matrix/posting/awaited.ts';
import { silentLog } from '../../support/logs.ts';

const told: string[] = [];
const awaited = awaiting({
  api: {
    typing: async (room, _, forMs) => void told.push(`${forMs > 0 ? 'types' : 'ends'} in ${room}`),
    read: async (room, event) => void told.push(`read ${event} in ${room}`),
  },
  rooms: { self: '@palabre:ici', personOf: (room) => (room === 'two' ? '@ana:ici' : undefined) },
  log: silentLog,
});
const coming = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

const wait = async (room: string, isRecorded: boolean, ms: number): Promise<string[]> => {
  const answer = awaited({ room, event: '$1', isRecorded }, coming(ms));
  await vi.advanceTimersByTimeAsync(ms);
  await answer;
  return told;
};

describe('an answer that takes long', () => {
  beforeEach(() => {
    told.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('is seen to come, and what is recorded to be read, in a room for two', async () => {
    const all = ['types in two', 'read $1 in two', 'ends in two'];
    expect(await wait('two', true, 5_000)).toEqual(all);
  });

  it('says of what is not recorded that it comes, and nothing else', async () => {
    expect(await wait('two', false, 5_000)).toEqual(['types in two', 'ends in two']);
  });

  it('marks nothing as read where others write too', async () => {
    expect(await wait('garden', true, 5_000)).not.toContain('read $1 in garden');
  });

  it('needs no sign where it comes soon', async () => {
    expect(await wait('two', true, 500)).toEqual([]);
  });
});
