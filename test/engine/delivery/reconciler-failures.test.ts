import { describe, expect, it } from 'vitest';
import type { PlacementEvent } from '../../../src/kernel/placement.ts';
import { deliveryBench, unavailable } from '../../support/delivery-bench.ts';
import { card, note, thread } from '../../support/screen.ts';

const bench = deliveryBench();
const { pass, shown, failing, touch } = bench;

const everything = () => true;
/** A store that fails once something is about to be posted. */
const beginnings = ({ type }: PlacementEvent) => type === 'post.begun';

describe('a crash between posting and recording', () => {
  it('doubles neither the message nor the thread', async () => {
    bench.screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      thread('thread:f'),
      card('card', () => 'la carte', 'thread:f'),
    ];
    for (let crash = 0; crash < 4; crash += 1) {
      bench.screen.records = beginnings;
      await touch();
      await bench.reconciler.stop();
      bench.screen.records = everything;
      bench.reconciler = bench.screen.open(bench.chat);
      await touch();
      await pass(100);
    }
    expect(shown()).toEqual(['le tableau']);
    expect(shown(bench.screen.placement.threads['thread:f'])).toEqual(['la carte']);
    expect(bench.chat.threads.size).toBe(2);
  });
});

describe('a store that fails', () => {
  it('has what was posted recorded later, without posting it again', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    bench.screen.records = beginnings;
    await touch();
    await pass(600_000);
    expect(bench.screen.placement.posts).toEqual({});
    bench.screen.records = everything;
    await pass(60_000);
    expect(bench.screen.placement.posts['step']).toMatchObject({ channel: 'c' });
    expect(bench.chat.count('post')).toBe(1);
  });

  it('keeps nobody from withdrawing what could not be recorded', async () => {
    bench.screen.items = [note('idea', 'une idée')];
    bench.screen.records = beginnings;
    await touch();
    expect(shown()).toEqual(['une idée']);
    bench.screen.items = [];
    bench.screen.records = everything;
    await pass(2_100);
    expect(shown()).toEqual([]);
  });

  it('has nothing posted that it could not be told was begun, until it can', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    bench.screen.records = () => false;
    await touch();
    await pass(60_000);
    expect(bench.chat.count('post')).toBe(0);
    bench.screen.records = everything;
    await pass(60_000);
    expect(shown()).toEqual(['l’étape']);
  });

  it('is retried after 2 s, 4 s, 8 s… up to a minute, and logged', async () => {
    bench.screen.loads = false;
    await touch();
    const at: number[] = [];
    for (let second = 1, seen = bench.screen.passes; second <= 190; second += 1) {
      await pass(1_000);
      if (bench.screen.passes > seen) at.push(second);
      seen = bench.screen.passes;
    }
    expect(at).toEqual([2, 6, 14, 30, 62, 122, 182]);
    expect(bench.screen.log.entries[0]).toMatchObject({ level: 'error' });
  });

  it('is asked soon again once it has answered', async () => {
    bench.screen.loads = false;
    await touch();
    await pass(62_000);
    bench.screen.loads = true;
    await touch();
    bench.screen.loads = false;
    await touch();
    const { passes } = bench.screen;
    await pass(2_000);
    expect(bench.screen.passes).toBe(passes + 1);
  });
});

describe('a platform that does not answer', () => {
  it.each(['post', 'edit', 'openThread', 'openPrivateThread', 'addToThread'] as const)(
    'is asked again to %s, after 2 s, 4 s, 8 s… up to a minute',
    async (what) => {
      let words = 'avant';
      bench.screen.items = [card('anchor', () => words)];
      if (what !== 'post') await touch();
      if (what !== 'post' && what !== 'edit')
        bench.screen.items = [
          ...bench.screen.items,
          thread('thread:b', what === 'openThread' ? 'anchor' : undefined, ['ana']),
        ];
      await pass(1_000);
      words = 'après';
      const mend = failing(what, unavailable);
      await touch();
      const at: number[] = [];
      for (let second = 1, seen = bench.chat.count(what); second <= 190; second += 1) {
        await pass(1_000);
        if (bench.chat.count(what) > seen) at.push(second);
        seen = bench.chat.count(what);
      }
      expect(at).toEqual([2, 6, 14, 30, 62, 122, 182]);
      mend();
      await pass(60_000);
      expect(shown()).toEqual(['après']);
    },
  );

  it('is left alone until then, however much changes', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    failing('post', unavailable);
    await touch();
    for (let n = 0; n < 100; n += 1) {
      await touch();
      await pass(10);
    }
    expect(bench.chat.count('post')).toBe(1);
  });

  it('holds back nothing else', async () => {
    bench.screen.items = [note('one', 'un'), note('two', 'deux')];
    bench.chat.fail(({ text }) => (text === 'un' ? unavailable : undefined));
    await touch();
    expect(shown()).toEqual(['deux']);
  });

  it('is asked soon again once it has answered', async () => {
    let words = 0;
    bench.screen.items = [card('agenda', () => String(words))];
    await touch();
    for (const round of [1, 2]) {
      await pass(1_000);
      words = round;
      const mend = failing('edit', unavailable);
      await touch();
      mend();
      await pass(2_000);
      expect(shown()).toEqual([String(round)]);
    }
  });
});

describe('a right that is missing', () => {
  const lacking = { kind: 'forbidden', permission: 'send' } as const;

  it('is told once however many posts it holds back, logged, and forgotten when it is given', async () => {
    bench.screen.items = [note('one', 'un'), note('two', 'deux')];
    const mend = failing('post', lacking);
    await touch();
    await pass(100);
    const trouble = { channel: 'c', permission: 'send' };
    expect(bench.screen.known?.problems).toEqual([trouble]);
    expect(bench.screen.log.entries).toMatchObject([{ level: 'warn', facts: trouble }]);
    mend();
    await pass(60_000);
    expect(shown()).toEqual(['un', 'deux']);
    expect(bench.screen.known?.problems).toEqual([]);
  });

  it('is tried for again after a minute, then ever more rarely, whatever changes meanwhile', async () => {
    bench.screen.items = [note('one', 'un')];
    failing('post', lacking);
    await touch();
    const at: number[] = [];
    for (let second = 1, seen = bench.chat.count('post'); second <= 16 * 60; second += 1) {
      await pass(1_000);
      await touch();
      if (bench.chat.count('post') > seen) at.push(second / 60);
      seen = bench.chat.count('post');
    }
    expect(at).toEqual([1, 3, 7, 15]);
  });

  it('to open private threads is given up, and what builds the screen knows', async () => {
    bench.screen.items = [thread('thread:f'), note('in', 'privé', { thread: 'thread:f' })];
    failing('openPrivateThread', { kind: 'forbidden', permission: 'privateThreads' });
    await touch();
    await pass(100);
    expect(bench.screen.known).toMatchObject({ privateThreads: false, problems: [] });
  });
});
