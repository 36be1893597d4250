import { describe, expect, it } from 'vitest';
import { answeredTime } from '../../../src/engine/schedule/answered-time.ts';

const noon = Date.UTC(2026, 0, 15, 12);

function keeper(answers = true) {
  const time = { mono: 0, wall: noon, discord: noon, asked: 0 };
  const answered = answeredTime({
    clock: () => time.wall,
    monotonic: () => time.mono,
    ask: async () => {
      time.asked += 1;
      if (!answers) throw new Error('nobody');
      answered.heard(new Date(time.discord).toUTCString());
    },
  });
  const pass = (ms: number): void => {
    time.mono += ms;
    time.wall += ms;
    time.discord += ms;
  };
  return { time, answered, pass };
}

describe('Discord’s own time', () => {
  it('is not known before it is told', async () => {
    const { answered, time } = keeper(false);
    expect(answered.now()).toBeUndefined();
    expect(await answered.confirm()).toBeUndefined();
    expect(time.asked).toBe(1);
  });

  it('goes on by itself, whatever is done to this machine’s clock', async () => {
    const { answered, time, pass } = keeper();
    await answered.confirm();
    time.wall += 3_600_000;
    pass(30_000);
    expect(Math.abs((answered.now() ?? 0) - (noon + 30_000))).toBeLessThanOrEqual(1_000);
  });

  it('is requested again once it is a minute old, or once the clock has jumped', async () => {
    const { answered, time, pass } = keeper();
    await answered.confirm();
    pass(59_000);
    await answered.confirm();
    expect(time.asked).toBe(1);
    pass(2_000);
    await answered.confirm();
    expect(time.asked).toBe(2);
    time.wall += 120_000;
    const told = await answered.confirm();
    expect(time.asked).toBe(3);
    expect(Math.abs((told ?? 0) - time.discord)).toBeLessThanOrEqual(1_000);
  });

  it('leaves what makes no sense aside', () => {
    const { answered } = keeper();
    answered.heard(null);
    answered.heard('hier');
    expect(answered.now()).toBeUndefined();
  });
});
