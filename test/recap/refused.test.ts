import { beforeEach, describe, expect, it } from 'vitest';
import { guardedChat, type GuardedChat } from '../../src/engine/delivery/guarded-chat.ts';
import { changeRecap } from '../../src/recap/stream.ts';
import { moderator } from '../support/people.ts';
import { RecapTestBed, hourMs, tuesdays } from '../support/recaps.ts';

const tuesday = Date.UTC(2026, 0, 13, 14, 30);
const communities = Array.from({ length: 120 }, (_, n) => `g${n}`);
const channelOf = (community: string) => `c-${community}`;

let run: RecapTestBed;
let guard: GuardedChat;
let refusedAt: number[];
let mend: () => void;

beforeEach(async () => {
  refusedAt = [];
  run = await RecapTestBed.open(tuesday - hourMs, communities);
  const { log } = run.app;
  run.between = (chat) => (guard = guardedChat({ chat, monotonic: () => run.time.now, log }));
  for (const community of communities) {
    const schedule = { ...tuesdays, channel: channelOf(community) };
    const intent = { type: 'schedule' as const, schedule };
    await changeRecap(run.app.context, community, moderator('ada'), intent);
  }
  await run.restart();
  mend = run.chat.fail(() => {
    refusedAt.push(run.time.now);
    return { kind: 'forbidden', permission: 'send' };
  });
});

describe('recaps to channels that refuse', () => {
  it('are refused fewer than sixty times in ten minutes, however many they are', async () => {
    await run.until(tuesday + hourMs, 60_000);
    const worst = refusedAt.map(
      (from) => refusedAt.filter((at) => at >= from && at < from + 600_000).length,
    );
    expect(refusedAt.length).toBeGreaterThan(100);
    expect(Math.max(...worst)).toBeLessThan(60);
  }, 60_000);

  it('are reported once in the log and in the status, and posted once the channel accepts them', async () => {
    await run.until(tuesday + 5 * hourMs, 10 * 60_000);
    const told = run.app.entries.filter(({ facts }) => facts['community'] === 'g0');
    expect(told).toHaveLength(1);
    expect((await run.recap('g0')).problem?.what).toMatchObject({ permission: 'send' });
    mend();
    const opened = guard.release([channelOf('g0')]);
    expect(opened).toEqual([channelOf('g0')]);
    run.reconciler.changed({ community: 'g0', places: opened, everywhere: false });
    await run.settled();
    expect(run.weeks(channelOf('g0'))).toEqual(['2026-W03']);
  }, 60_000);
});
