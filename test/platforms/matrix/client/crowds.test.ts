import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { voted, type VotingCrowd, type Waited } from '../../../support/voting-crowd.ts';

/** How many crowds of each kind; 0072 tells of four hundred. */
const crowds = Number(process.env['CROWDS'] ?? 10);
const stepMs = 20_000;

/** All of them at once, in time that leaps. */
async function all(kind: Omit<VotingCrowd, 'seed'>): Promise<readonly Waited[]> {
  const each = Array.from({ length: crowds }, (_, at) => voted({ ...kind, seed: at + 1 }));
  const state = { isOver: false };
  const work = Promise.all(each).finally(() => {
    state.isOver = true;
  });
  while (!state.isOver) await vi.advanceTimersByTimeAsync(stepMs);
  return work;
}

const seconds = (waits: readonly number[], part: number): string => {
  const sorted = waits.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) * part)] ?? 0) / 1000).toFixed(1);
};

const spread = (waits: readonly number[]): string =>
  [0.5, 0.95, 1].map((part) => seconds(waits, part)).join(' ');

function report(waited: readonly Waited[]): string {
  const [ballots, prompts] = [
    waited.flatMap((each) => each.ballots),
    waited.flatMap((each) => each.prompts),
  ];
  const held = waited.filter((each) => longest(each) <= 10_000).length;
  const aloud = waited.reduce((sum, each) => sum + each.aloud, 0) / waited.length;
  return `${held} of ${waited.length} within 10 s; ballots ${spread(ballots)}, ${aloud.toFixed(1)} of them aloud; prompts ${spread(prompts)}`;
}

const longest = ({ ballots, prompts }: Waited): number => Math.max(...ballots, ...prompts);

const thirty = { people: 30, withinMs: 300_000 };

describe('thirty who vote within five minutes, where ten may leave at once and one each five seconds', () => {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  });
  afterAll(() => vi.useRealTimers());

  it.each([
    { asks: 3, free: 10 },
    { asks: 3, free: 3 },
    { asks: 1, free: 3 },
  ])(
    'are told within ten seconds, where every $asks. asks for a ballot first and $free may leave',
    async (how) => {
      const waited = await all({ ...thirty, ...how, isOpen: true });
      console.log(report(waited));
      expect(Math.max(...waited.map(longest))).toBeLessThan(10_000);
      // Most of them alone, and so in full.
      expect(waited.reduce((sum, { aloud }) => sum + aloud, 0)).toBeLessThan(crowds * 12);
    },
  );

  it('are never named where a poll does not show who voted', async () => {
    const waited = await all({ ...thirty, asks: 3, free: 10, isOpen: false });
    console.log(report(waited));
    expect(waited.every(({ aloud }) => aloud === 0)).toBe(true);
    expect(Math.max(...waited.flatMap(({ prompts }) => prompts))).toBeLessThan(10_000);
  });
});
