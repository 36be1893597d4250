import { beforeEach, describe, expect, it } from 'vitest';
import { trustedClock, type TrustedClock } from '../../../src/engine/schedule/trusted-clock.ts';
import { keptLog, type Entry } from '../../support/logs.ts';

const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;
const noon = Date.UTC(2026, 0, 15, 12);

/** Time as it goes by, a machine's clock that somebody may set, and a platform that may not answer. */
let elapsed: number;
let leap: number;
let platform: { answers: boolean; asked: number };
let clock: TrustedClock;
let entries: readonly Entry[];
let settled: number;

const real = () => noon + elapsed;

function start(startsWith = 0): void {
  elapsed = 0;
  leap = startsWith;
  settled = 0;
  platform = { answers: true, asked: 0 };
  const kept = keptLog();
  ({ entries } = kept);
  clock = trustedClock({
    wall: () => real() + leap,
    monotonic: () => elapsed + 12_345.678,
    platform: {
      now: () => (platform.answers ? real() : undefined),
      confirm: async () => {
        platform.asked += 1;
        return platform.answers ? real() : undefined;
      },
    },
    log: kept.log,
  });
  clock.onSettled(() => (settled += 1));
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => start());

describe('the hour that is relied on', () => {
  it('is the machine’s, as long as it goes as time goes by', () => {
    for (const step of [0, 1, hour, 20 * minute]) {
      elapsed += step;
      expect(clock.now()).toBe(real());
    }
    expect(platform.asked).toBe(0);
  });

  it('follows a clock that is set right little by little, or by less than a minute', () => {
    expect(clock.now()).toBe(noon);
    for (let step = 1; step <= 5; step += 1) {
      leap += 50_000;
      elapsed += minute;
      expect(clock.now()).toBe(real() + leap);
    }
    expect(platform.asked).toBe(0);
  });

  it.each([
    ['forward', hour],
    ['back', -hour],
    ['forward by two years', 2 * year],
  ])('does not leap with the clock %s before the platform says so', async (_, by) => {
    clock.now();
    leap = by;
    elapsed += minute;
    platform.answers = false;
    for (let step = 0; step < 5; step += 1) {
      elapsed += minute;
      expect(clock.now()).toBe(real());
      await turn();
    }
    expect(platform.asked).toBe(5);
    expect(settled).toBe(0);
  });

  it('stays where it was when the platform says that the clock is wrong, and stops asking', async () => {
    clock.now();
    leap = hour;
    clock.now();
    await turn();
    expect(settled).toBe(1);
    elapsed += 3 * hour;
    expect(clock.now()).toBe(real());
    expect(platform.asked).toBe(1);
    expect(entries.map(({ what }) => what)).toEqual([
      'the system clock jumped',
      'the system clock is wrong',
    ]);
  });

  it('comes back to the machine’s once that is set right again', async () => {
    clock.now();
    leap = hour;
    clock.now();
    await turn();
    expect(clock.now()).toBe(real());
    leap = 300;
    clock.now();
    await turn();
    expect(clock.now()).toBe(real() + 300);
  });

  it('goes on where the platform is after a sleep that no clock but the machine’s has counted', async () => {
    clock.now();
    // What went by is one hour; the clock that only goes forward stood still.
    let asleep = 0;
    const sleeper = trustedClock({
      wall: () => noon + asleep,
      monotonic: () => 5,
      platform: { now: () => noon, confirm: async () => noon + asleep + 700 },
      log: keptLog().log,
    });
    expect(sleeper.now()).toBe(noon);
    asleep = hour;
    expect(sleeper.now()).toBe(noon);
    await turn();
    expect(sleeper.now()).toBe(noon + hour);
  });

  it('is asked for once while the answer is on its way, and not more often than each ten seconds', async () => {
    clock.now();
    platform.answers = false;
    leap = hour;
    for (let look = 0; look < 100; look += 1) clock.now();
    await turn();
    for (let look = 0; look < 100; look += 1) clock.now();
    expect(platform.asked).toBe(1);
  });
});

describe('a machine whose clock is wrong from the start', () => {
  it.each([
    ['in 1970', -noon],
    ['two years ahead', 2 * year],
  ])('%s goes by the platform’s hour', (_, by) => {
    start(by);
    expect(clock.now()).toBe(noon);
    elapsed += hour;
    expect(clock.now()).toBe(real());
  });

  it('is logged with its size only', () => {
    start(2 * hour);
    clock.now();
    expect(entries).toMatchObject([
      { what: 'the system clock is wrong', facts: { bySeconds: 7_200 } },
    ]);
  });

  it('is not sure of anything until the platform answers', async () => {
    platform.answers = false;
    expect(await clock.confirm()).toBe(false);
    platform.answers = true;
    expect(await clock.confirm()).toBe(true);
  });
});
