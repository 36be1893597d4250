import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeKeeper, type Posted } from '../support/time-keeper.ts';
import { runs } from '../support/runs.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Move =
  | { readonly do: 'wait' | 'restart'; readonly minutes: number }
  | { readonly do: 'extend'; readonly minutes: number }
  | { readonly do: 'pause' | 'resume' | 'breakDown' | 'loseAnswers' | 'hang' | 'mend' };

/** In odd steps, so that no action coincides with a notice. */
const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((n) => (n * 7.013) / 60);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: minutes(120) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('restart' as const), minutes: minutes(200) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('extend' as const),
      minutes: fc.integer({ min: 1, max: 30 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'pause' as const,
        'resume' as const,
        'breakDown' as const,
        'loseAnswers' as const,
        'hang' as const,
        'mend' as const,
      ),
    }),
  },
);

/**
 * The time as somebody with a stopwatch knows it: what is left, of how much, and when it last
 * changed.
 */
class Stopwatch {
  left = 30 * 60_000;
  total = 30 * 60_000;
  halfIsPast = false;
  /** Minutes were added after half-time. */
  halfIsGone = false;
  isPaused = false;
  leftAtChange = this.left;
  at = Date.now();

  sync(): void {
    const now = Date.now();
    if (!this.isPaused) this.left -= now - this.at;
    this.at = now;
    this.halfIsPast ||= this.left <= this.total / 2;
  }

  extend(more: number): void {
    this.sync();
    this.halfIsGone ||= this.halfIsPast;
    this.left = Math.max(0, this.left) + more * 60_000;
    this.total += more * 60_000;
    this.leftAtChange = this.left;
  }

  hold(isPaused: boolean): void {
    this.sync();
    // Pausing twice, or resuming while running, is refused and changes nothing.
    if (this.isPaused === isPaused) return;
    this.isPaused = isPaused;
    this.leftAtChange = Math.max(0, this.left);
  }
}

/** The most notices posted in one place since `from`. */
function burst(posted: readonly Posted[], from: number): number {
  const counts = new Map<string, number>();
  for (const { place } of posted.slice(from)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

async function make(keeper: TimeKeeper, watch: Stopwatch, next: Move): Promise<void> {
  switch (next.do) {
    case 'wait':
      return keeper.pass(next.minutes);
    case 'restart':
      return keeper.restart(next.minutes);
    case 'extend':
      watch.extend(next.minutes);
      return keeper.use('extend', { minutes: next.minutes });
    case 'pause':
    case 'resume':
      watch.hold(next.do === 'pause');
      await keeper.use(next.do);
      // A pause of no time at all would restore the end that was already announced.
      return keeper.pass(0.05);
    case 'breakDown':
    case 'loseAnswers':
    case 'hang':
    case 'mend':
      return keeper[next.do]();
  }
}

const minuteMs = 60_000;
/** The stopwatch is read some milliseconds after the press. */
const slack = 1_000;

/** Identifies a notice by its emoji and first words. */
function wordOf(text: string): 'half' | 'soon' | 'over' {
  if (text.startsWith('⏰')) return 'over';
  return text.includes('La moitié du temps') ? 'half' : 'soon';
}

describe('whatever happens to the time, the program and the chat', () => {
  it('each notice is sent when due, once, never in a burst, and outdated ones are removed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 25, size: 'max' }), async (moves) => {
        const keeper = await TimeKeeper.open();
        const watch = new Stopwatch();
        const history: string[] = [];
        try {
          for (const next of moves) {
            const before = keeper.posted.length;
            await make(keeper, watch, next);
            // Coming back sends at most one notice per place, however long the absence.
            if (next.do !== 'wait') expect(burst(keeper.posted, before)).toBeLessThanOrEqual(1);
            for (const { at, place, text } of keeper.posted.slice(before)) {
              const left = watch.left - (watch.isPaused ? 0 : at - watch.at);
              expect(watch.isPaused).toBe(false);
              checkRule(wordOf(text), left, watch);
              history.push(`${place} ${wordOf(text)} of ${Math.round((at + left) / slack)}`);
            }
            watch.sync();
          }
          expect(new Set(history).size).toBe(history.length);
          await settle(keeper, watch);
        } finally {
          await keeper.stop();
        }
      }),
      runs(30),
    );
  }, 1_200_000);
});

function checkRule(word: 'half' | 'soon' | 'over', left: number, watch: Stopwatch): void {
  if (word === 'half') {
    expect(watch.halfIsGone).toBe(false);
    expect(left).toBeLessThanOrEqual(watch.total / 2 + slack);
    expect(left).toBeGreaterThanOrEqual(watch.total / 2 - 2 * minuteMs - slack);
  }
  if (word === 'soon') {
    expect(left).toBeLessThanOrEqual(5 * minuteMs + slack);
    expect(left).toBeGreaterThanOrEqual(minuteMs - slack);
    expect(watch.leftAtChange).toBeGreaterThanOrEqual(5 * minuteMs - slack);
  }
  if (word === 'over') expect(left).toBeLessThanOrEqual(slack);
}

/** Once the chat responds again, only the notices that currently apply remain. */
async function settle(keeper: TimeKeeper, watch: Stopwatch): Promise<void> {
  keeper.mend();
  // A program that hangs is ended; the next starts after the chat's duplicate protection has
  // expired.
  if (keeper.hangs) await keeper.restart(6.1);
  await keeper.pass(1.2);
  watch.sync();
  const words = new Set(keeper.words.map((word) => wordOf(word.replace(/^\w+: /u, ''))));
  if (watch.isPaused) expect(words.size).toBe(0);
  else if (watch.left < -slack) expect([...words]).toEqual(['over']);
  else if (watch.left > slack) expect(words.has('over')).toBe(false);
  expect(words.size).toBeLessThanOrEqual(1);
  const places = keeper.words.map((word) => word.split(':', 1)[0]);
  expect(new Set(places).size).toBe(places.length);
}
