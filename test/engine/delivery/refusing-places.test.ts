import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatFailure, Ground, KnownPlace } from '../../../src/engine/ports.ts';
import { channels, ManyPlaces } from '../../support/many-places.ts';

let town: ManyPlaces;
beforeEach(() => {
  vi.useFakeTimers();
  town = new ManyPlaces();
});
afterEach(async () => {
  await town.reconciler.stop();
  vi.useRealTimers();
});

const minuteMs = 60_000;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const refuse = (places: readonly string[], failure: ChatFailure) => {
  for (const place of places) town.refusing.add(place);
  town.failure = failure;
};
const lacking: ChatFailure = { kind: 'forbidden', permission: 'send' };

/** Somebody writes and somebody votes everywhere, each second. */
async function live(places: readonly string[], seconds: number): Promise<void> {
  for (let second = 1; second <= seconds; second += 1) {
    town.words = `${second} votes`;
    town.waiting = Math.min(second, 40);
    town.touch(places);
    await pass(1_000);
  }
}

const noRoom: ChatFailure = { kind: 'hindered', obstacle: 'threadsFull', code: 160_006 };

describe.each<ChatFailure>([lacking, { kind: 'locked' }, { kind: 'gone' }, noRoom])(
  'a thousand places that refuse ($kind, $permission)',
  (failure) => {
    it('get fewer than sixty requests to refuse in ten minutes, taken up all at once', async () => {
      const places = channels(1_000);
      refuse(places, failure);
      town.touch(places);
      await pass(11 * minuteMs);
      expect(town.refusedAt.length).toBeGreaterThan(20);
      expect(town.worst).toBeLessThan(60);
    });

    it.skipIf(failure.kind === 'gone')('do too when each worked, and has votes', async () => {
      const places = channels(1_000);
      town.touch(places);
      await pass(5_000);
      expect(town.chat.messages.size).toBe(1_000);
      refuse(places, failure);
      await live(places, 3);
      await pass(10 * minuteMs);
      expect(town.worst).toBeLessThan(60);
    });
  },
);

describe('a thousand places that refuse one of four processes', () => {
  it('get a quarter of the requests to refuse', async () => {
    town = new ManyPlaces(undefined, 4);
    refuse(channels(1_000), lacking);
    town.touch(channels(1_000));
    await pass(11 * minuteMs);
    expect(town.refusedAt.length).toBeGreaterThan(5);
    expect(town.worst).toBeLessThanOrEqual(60 / 4);
  });
});

describe('beside a thousand places that refuse', () => {
  it('one that works is shown each change within a second', async () => {
    refuse(channels(1_000), lacking);
    town.touch(['healthy']);
    await pass(10);
    town.touch(channels(1_000));
    await pass(5_000);
    for (let votes = 1; votes <= 20; votes += 1) {
      town.words = `${votes} votes`;
      town.touch(['healthy']);
      await pass(1_001);
      expect(town.chat.textsIn('healthy')).toEqual([`${votes} votes`]);
    }
  });

  it('a thousand that work are all shown at once', async () => {
    refuse(channels(30), lacking);
    town.touch([...channels(30), ...channels(1_000, 30)]);
    await pass(1_000);
    expect(town.chat.messages.size).toBe(1_000);
  });
});

describe('a channel that refuses', () => {
  it.each([1, 2, 5, 10, 20, 40])(
    'is asked a handful of times in a minute with %i contributions waiting',
    async (count) => {
      town.waiting = count;
      refuse(['c'], lacking);
      town.touch(['c']);
      await pass(minuteMs - 1);
      expect(town.refusedAt.length).toBeLessThanOrEqual(2);
    },
  );

  it('is asked a handful of times in a minute of one contribution and one vote a second', async () => {
    refuse(['c'], lacking);
    await live(['c'], 60);
    expect(town.refusedAt.length).toBeLessThanOrEqual(3);
    expect(town.log.entries).toMatchObject([
      { level: 'warn', what: 'a permission is missing in the chat', facts: { channel: 'c' } },
    ]);
  });

  it('is left alone for hours in the end', async () => {
    refuse(['c'], lacking);
    town.touch(['c']);
    await pass(24 * 60 * minuteMs);
    const before = town.refusedAt.length;
    await pass(5 * 60 * minuteMs);
    expect(town.refusedAt.length - before).toBeLessThanOrEqual(1);
  });

  it.each<[string, ChatFailure]>([
    ['too many threads are open', noRoom],
    ['the calendar is full', { kind: 'hindered', obstacle: 'eventsFull', code: 30_038 }],
    ['a limit is reached', { kind: 'hindered', obstacle: 'full', code: 30_003 }],
  ])(
    'because %s is asked again within ten minutes, since room comes without a word',
    async (_, failure) => {
      refuse(['c'], failure);
      town.touch(['c']);
      await pass(24 * 60 * minuteMs);
      const before = town.refusedAt.length;
      await pass(60 * minuteMs);
      expect(town.refusedAt.length - before).toBeGreaterThanOrEqual(5);
      expect(town.refusedAt.length - before).toBeLessThanOrEqual(7);
      town.refusing.clear();
      await pass(11 * minuteMs);
      expect(town.chat.textsIn('c')).toEqual(['avant']);
    },
  );

  it.each<[string, ChatFailure]>([
    ['is filtered', { kind: 'hindered', obstacle: 'filtered', code: 200_000 }],
    ['has a file too many', { kind: 'hindered', obstacle: 'files', code: 40_005 }],
    ['is misunderstood', { kind: 'hindered', obstacle: 'unexplained', code: 50_035 }],
  ])(
    'one post, because it %s, shows all the others, and is tried ever more rarely',
    async (_, failure) => {
      let refused = 0;
      town.chat.fail(({ what, text }) => {
        if (what !== 'post' || text !== 'idée 1') return undefined;
        refused += 1;
        return failure;
      });
      town.waiting = 3;
      await live(['c'], 10);
      expect(refused).toBe(1);
      expect(town.chat.textsIn('c')).toHaveLength(10);
      await pass(120 * minuteMs);
      expect(refused).toBeGreaterThan(5);
      expect(refused).toBeLessThan(18);
    },
  );

  it('shows all that waited at once when something changes there', async () => {
    town.waiting = 20;
    refuse(['c'], lacking);
    town.touch(['c']);
    await pass(3 * 60 * minuteMs);
    town.refusing.clear();
    town.reconciler.changed({ community: 'g', places: ['c'], everywhere: false });
    await pass(100);
    expect(town.chat.textsIn('c')).toHaveLength(21);
  });

  it('is not asked for a change elsewhere', async () => {
    refuse(['c'], lacking);
    town.touch(['c']);
    await pass(10 * minuteMs);
    const before = town.refusedAt.length;
    town.reconciler.changed({ community: 'g', places: ['d'], everywhere: false });
    town.reconciler.changed({ community: 'h', places: ['c'], everywhere: true });
    await pass(100);
    expect(town.refusedAt.length).toBe(before);
  });

  it('is tried once more when somebody acts there after a while, and not more often', async () => {
    refuse(['c'], lacking);
    town.touch(['c']);
    await pass(60 * minuteMs);
    const before = town.refusedAt.length;
    for (let click = 0; click < 20; click += 1) {
      const opened = town.guarded.stir(['c']);
      town.reconciler.changed({ community: 'g', places: opened, everywhere: false });
      await pass(100);
    }
    expect(town.refusedAt.length).toBe(before + 1);
  });

  it('is edited still where only new messages are refused', async () => {
    town.touch(['c']);
    await pass(1_000);
    town.waiting = 3;
    town.chat.fail(({ what }) => (what === 'post' ? lacking : undefined));
    town.words = 'après';
    town.touch(['c']);
    await pass(1_000);
    expect(town.chat.textsIn('c')).toEqual(['après']);
    expect(town.chat.count('post')).toBe(2);
  });
});

describe('a place that is known to refuse', () => {
  const open: KnownPlace = { missing: [], thread: false, locked: false, archived: false };
  const knowing = (about: Partial<KnownPlace>, isGone = false) =>
    new ManyPlaces({ knows: () => ({ ...open, ...about }), isGone: () => isGone });

  it.each<[string, ManyPlaces]>([
    ['it may not be seen', knowing({ missing: ['view'] })],
    ['nothing may be sent', knowing({ missing: ['send'] })],
    ['it is locked', knowing({ thread: true, locked: true })],
    ['it is gone', knowing({}, true)],
  ])('is asked nothing at all, however often: %s', async (_why, there) => {
    const places = channels(300);
    there.touch(places);
    await pass(10 * minuteMs);
    expect(there.chat.calls).toEqual([]);
    await there.reconciler.stop();
  });

  it('is served at once when that changes', async () => {
    const missing: KnownPlace['missing'][number][] = ['send'];
    const ground: Ground = { knows: () => ({ ...open, missing }), isGone: () => false };
    const there = new ManyPlaces(ground);
    there.touch(['c']);
    await pass(minuteMs);
    missing.length = 0;
    there.reconciler.changed({ community: 'g', places: [], everywhere: true });
    await pass();
    expect(there.chat.textsIn('c')).toEqual(['avant']);
    await there.reconciler.stop();
  });
});
