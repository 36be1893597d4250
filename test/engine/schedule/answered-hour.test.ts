import { describe, expect, it } from 'vitest';
import { answeredHour } from '../../../src/engine/schedule/answered-hour.ts';

const noon = Date.UTC(2026, 0, 15, 12);

function keeper(answers = true) {
  const time = { mono: 0, wall: noon, discord: noon, asked: 0 };
  const hour = answeredHour({
    clock: () => time.wall,
    monotonic: () => time.mono,
    ask: async () => {
      time.asked += 1;
      if (!answers) throw new Error('nobody');
      hour.heard(new Date(time.discord).toUTCString());
    },
  });
  const pass = (ms: number): void => {
    time.mono += ms;
    time.wall += ms;
    time.discord += ms;
  };
  return { time, hour, pass };
}

describe('Discord’s own hour', () => {
  it('is not known before it is told', async () => {
    const { hour, time } = keeper(false);
    expect(hour.now()).toBeUndefined();
    expect(await hour.confirm()).toBeUndefined();
    expect(time.asked).toBe(1);
  });

  it('goes on by itself, whatever is done to this machine’s clock', async () => {
    const { hour, time, pass } = keeper();
    await hour.confirm();
    time.wall += 3_600_000;
    pass(30_000);
    expect(Math.abs((hour.now() ?? 0) - (noon + 30_000))).toBeLessThanOrEqual(1_000);
  });

  it('is requested again once it is a minute old, or once the clock has jumped', async () => {
    const { hour, time, pass } = keeper();
    await hour.confirm();
    pass(59_000);
    await hour.confirm();
    expect(time.asked).toBe(1);
    pass(2_000);
    await hour.confirm();
    expect(time.asked).toBe(2);
    time.wall += 120_000;
    const told = await hour.confirm();
    expect(time.asked).toBe(3);
    expect(Math.abs((told ?? 0) - time.discord)).toBeLessThanOrEqual(1_000);
  });

  it('leaves what makes no sense aside', () => {
    const { hour } = keeper();
    hour.heard(null);
    hour.heard('hier');
    expect(hour.now()).toBeUndefined();
  });
});
