import { describe, expect, it } from 'vitest';
import { watchConnection } from '../../../src/platforms/discord/connection.ts';
import { keptLog } from '../../support/logs.ts';

function watched() {
  const time = { now: 1_000 };
  const { log, entries } = keptLog();
  const watch = watchConnection({ log, monotonic: () => time.now });
  return { time, watch, entries, reasons: () => watch.troubles().map(({ reason }) => reason) };
}

describe('a connection', () => {
  it('is in trouble until there is one', () => {
    const { watch, reasons } = watched();
    expect(reasons()).toEqual(['starting']);
    watch.greeted(0, 40_000);
    expect(reasons()).toEqual(['disconnected']);
    watch.opened(0, false);
    expect(reasons()).toEqual([]);
  });

  it('is in trouble when heartbeats have had no answer for a while', () => {
    const { watch, time, reasons } = watched();
    watch.greeted(0, 40_000);
    watch.opened(0, false);
    time.now += 45_000;
    expect(reasons()).toEqual([]);
    watch.beat(0);
    time.now += 45_000;
    expect(reasons()).toEqual([]);
    time.now += 10_000;
    expect(reasons()).toEqual(['heartbeat']);
    watch.beat(0);
    expect(reasons()).toEqual([]);
  });

  it('is in trouble in part when one of several is', () => {
    const { watch, time } = watched();
    watch.opened(0, false);
    watch.opened(1, false);
    watch.closed(1, 4_000);
    time.now += 30_000;
    const detail = 'Shard 1 has no session with Discord (for 30 s).';
    expect(watch.troubles()).toEqual([{ reason: 'disconnected', detail, partly: true }]);
    watch.closed(0, 4_000);
    expect(watch.troubles().map(({ partly }) => partly)).toEqual([undefined, undefined]);
  });

  it('is in trouble in part while one of several was never made', () => {
    const { watch } = watched();
    watch.awaited(0);
    watch.awaited(1);
    watch.opened(0, false);
    expect(watch.troubles()).toMatchObject([{ detail: expect.stringContaining('Shard 1') }]);
  });

  it('that cannot be had again is told now and then, not at each attempt', () => {
    const { watch, entries } = watched();
    watch.opened(0, false);
    for (let attempt = 0; attempt < 1_000; attempt += 1) watch.closed(0, 1_006);
    expect(entries).toHaveLength(10);
    watch.opened(0, false);
    expect(entries.at(-1)).toMatchObject({ level: 'info', facts: { closes: 1_000 } });
  });

  it('is lost once, by the first close that will not mend', async () => {
    const { watch } = watched();
    watch.opened(0, false);
    watch.closed(0, 4_014);
    watch.closed(0, 4_004);
    await expect(watch.lost).rejects.toMatchObject({ refusal: 'discord.lost.intents' });
  });
});
