import { describe, expect, it } from 'vitest';
import { Budget } from '../../../../src/platforms/matrix/client/budget.ts';

/** A server that lets ten leave at once, and one more every five seconds. */
class Server {
  readonly budget = new Budget();
  /** What the way of a refusal takes of the wait that it asks for, in milliseconds. */
  readonly wayMs: number;
  now = 0;
  #level = 0;

  constructor(wayMs = 0) {
    this.wayMs = wayMs;
  }

  pass(seconds: number): void {
    this.now += seconds * 1000;
    this.#level = Math.max(0, this.#level - seconds * 0.2);
  }

  /** False if it was refused. */
  send(): boolean {
    if (this.#level + 1 > 10.000_001) {
      this.budget.refused((this.#level + 1 - 10) * 5_000 - this.wayMs, this.now);
      return false;
    }
    this.#level += 1;
    this.budget.sent(this.now);
    return true;
  }
}

const exhausted = (wayMs = 0): Server => {
  const server = new Server(wayMs);
  while (server.send());
  return server;
};

describe('what a server lets an account send', () => {
  it('is all, until it refuses something', () => {
    const { budget } = new Server();
    for (let at = 0; at < 100; at += 1) budget.sent(at);
    expect(budget.isTight(100)).toBe(false);
    expect(budget.waitMs('card', 100)).toBe(0);
  });

  it('is learned from what it refuses', () => {
    const server = exhausted();
    expect(server.budget.spare(server.now)).toBeCloseTo(0);
    server.pass(25);
    expect(server.budget.spare(server.now)).toBeCloseTo(5);
    server.pass(1_000);
    expect(server.budget.spare(server.now)).toBeCloseTo(10);
  });

  it('is left to answers where little is left: cards wait, and what stands under them longer', () => {
    const server = exhausted();
    const waits = (['card', 'mark', 'release'] as const).map((what) =>
      server.budget.waitMs(what, server.now),
    );
    expect(waits).toEqual([40_000, 50_000, 50_000]);
    server.pass(40);
    expect(server.budget.waitMs('card', server.now)).toBeCloseTo(0);
  });

  it('is shared by answers the longer, the less is left', () => {
    const server = exhausted();
    const waits = [0, 10, 20, 30].map((seconds) => {
      const { budget, now } = server;
      return Math.round(budget.gatherMs(now + seconds * 1000));
    });
    expect(waits).toEqual([4_000, 2_857, 1_714, 571]);
    server.pass(40);
    expect(server.budget.gatherMs(server.now)).toBe(0);
  });

  it.each([0, 300, 700])('is not used up by cards, where refusals come late by %i ms', (wayMs) => {
    const server = new Server(wayMs);
    for (let seconds = 0; seconds < 1_200; seconds += 1) {
      server.pass(1);
      // People write now and then, and what they are answered is counted too.
      const isAnswer = seconds % 61 === 0;
      if (isAnswer || server.budget.waitMs('card', server.now) <= 0) server.send();
    }
    let left = 0;
    while (server.send()) left += 1;
    expect(left).toBeGreaterThanOrEqual(7);
  });

  it('is left to answers still more while many are given', () => {
    const server = exhausted();
    server.pass(40);
    const waits = [1, 2, 3, 4].map(() => {
      server.budget.answered(server.now);
      return Math.round(server.budget.waitMs('card', server.now));
    });
    expect(waits).toEqual([0, 0, 0, 10_000]);
    server.pass(60);
    expect(server.budget.waitMs('card', server.now)).toBe(0);
  });

  it('is all again where the server has long refused nothing', () => {
    const server = exhausted();
    server.pass(3_600);
    expect(server.budget.isKnown(server.now)).toBe(false);
    expect(server.budget.spare(server.now)).toBe(Number.POSITIVE_INFINITY);
  });
});
