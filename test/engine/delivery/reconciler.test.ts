import { EventEmitter, once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { deliveryBench, unavailable } from '../../support/delivery-bench.ts';
import { card, note, thread } from '../../support/screen.ts';

const bench = deliveryBench();
const { pass, shown, failing, touch } = bench;

describe('what the state asks for', () => {
  it('is posted in its order, threads after what they hang under', async () => {
    bench.screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('in', 'dans le fil', { thread: 'thread:b' }),
      note('last', 'ensuite'),
    ];
    await touch();
    expect(shown()).toEqual(['le tableau', 'ensuite']);
    expect(shown(bench.screen.placement.threads['thread:b'])).toEqual(['dans le fil']);
  });

  it('is left alone once it is there', async () => {
    bench.screen.items = [card('agenda', () => 'la carte'), note('step', 'l’étape')];
    await touch();
    const before = bench.chat.calls.length;
    await touch();
    await pass(120_000);
    expect(bench.chat.calls.length).toBe(before);
  });

  it('is edited when its revision changes, and not when only its words do', async () => {
    bench.screen.items = [note('step', 'avant')];
    await touch();
    await pass(1_000);
    bench.screen.items = [note('step', 'mal recopié')];
    await touch();
    expect(shown()).toEqual(['avant']);
    bench.screen.items = [note('step', 'après', { revision: '2' })];
    await touch();
    expect(shown()).toEqual(['après']);
    expect(bench.screen.placement.posts['step']?.revision).toBe('2');
  });

  it('is removed once nothing asks for it, where it was there for a time only', async () => {
    bench.screen.items = [note('idea', 'une idée')];
    await touch();
    bench.screen.items = [];
    await touch();
    expect(shown()).toEqual([]);
    expect(bench.screen.placement.posts).toEqual({});
  });
});

describe('what the chat takes slowly', () => {
  it('is late after half a minute, until it is shown', async () => {
    const { chat, reconciler } = bench;
    const gate = new EventEmitter();
    const post = chat.post.bind(chat);
    vi.spyOn(chat, 'post').mockImplementationOnce(async (...asked) => {
      await once(gate, 'taken');
      return post(...asked);
    });
    bench.screen.items = [note('idea', 'une idée')];
    await touch();
    await pass(29_000);
    expect(reconciler.load()).toMatchObject({ looks: 1, late: 0 });
    await pass(2_000);
    expect(reconciler.load()).toMatchObject({ looks: 1, late: 1 });
    gate.emit('taken');
    await pass();
    expect(shown()).toEqual(['une idée']);
    expect(reconciler.load()).toMatchObject({ late: 0 });
  });
});

describe('a card under a rush of changes', () => {
  it('is edited about once a gap, and shows the last state in the end', async () => {
    let votes = 0;
    bench.screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    for (votes = 1; votes <= 100; votes += 1) {
      bench.reconciler.touch({ kind: 'workshop', id: 'w' });
      await pass(10);
    }
    votes = 100;
    expect(bench.chat.count('edit')).toBeLessThanOrEqual(2);
    await pass(2_000);
    expect(shown()).toEqual(['100 votes']);
    expect(bench.chat.count('edit')).toBeLessThanOrEqual(3);
  });

  it('is looked at once a gap, not at each vote, where only figures change', async () => {
    let votes = 0;
    bench.screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    const before = bench.screen.passes;
    for (votes = 1; votes <= 90; votes += 1) {
      bench.reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
      await pass(10);
    }
    votes = 90;
    await pass(1_000);
    expect(bench.screen.passes - before).toBeLessThanOrEqual(4);
    expect(shown()).toEqual(['90 votes']);
  });

  it('shows at once what comes with more than figures', async () => {
    let votes = 0;
    bench.screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    votes = 1;
    bench.reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    await pass(10);
    bench.screen.items = [...bench.screen.items, note('result', 'le résultat')];
    await touch();
    expect(shown()).toContain('le résultat');
  });

  it('shows figures that change while the chat does not answer', async () => {
    let votes = 0;
    bench.screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    await pass(1_000);
    const mend = failing('edit', unavailable);
    votes = 1;
    bench.reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    await pass(10);
    votes = 2;
    bench.reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    mend();
    await pass(10_000);
    expect(shown()).toEqual(['2 votes']);
  });

  it('misses no change that comes while it is being edited', async () => {
    let words = 'un';
    bench.screen.items = [card('poll', () => words)];
    await touch();
    await pass(1_000);
    words = 'deux';
    const mend = bench.chat.fail((call) => {
      if (call.what === 'edit') {
        words = 'trois';
        bench.reconciler.touch({ kind: 'workshop', id: 'w' });
        mend();
      }
      return undefined;
    });
    await touch();
    await pass(1_000);
    expect(shown()).toEqual(['trois']);
  });

  it('waits on no other card', async () => {
    const words = { one: 'a', two: 'a' };
    bench.screen.items = [card('one', () => words.one), card('two', () => words.two)];
    await touch();
    await pass(1_000);
    words.one = 'b';
    await touch();
    words.one = 'c';
    words.two = 'b';
    await touch();
    expect(shown()).toEqual(['b', 'b']);
    await pass(1_000);
    expect(shown()).toEqual(['c', 'b']);
  });
});

describe('what was done by hand', () => {
  it('brings a deleted card back at its next change', async () => {
    let words = 'avant';
    bench.screen.items = [card('agenda', () => words)];
    await touch();
    bench.chat.deleteMessage(bench.screen.placement.posts['agenda']?.message ?? '');
    words = 'après';
    await touch();
    await pass(1_100);
    expect(shown()).toEqual(['après']);
  });

  it('brings a card back as often as it is deleted', async () => {
    let words = 0;
    bench.screen.items = [card('agenda', () => String(words))];
    for (words = 0; words < 3; words += 1) {
      await touch();
      await pass(1_000);
      expect(shown()).toEqual([String(words)]);
      bench.chat.deleteMessage(bench.screen.placement.posts['agenda']?.message ?? '');
    }
  });

  it.each(['anchor', undefined])(
    'opens a deleted thread again with its posts (%s)',
    async (anchor) => {
      let words = 'une idée';
      bench.screen.items = [
        note('anchor', 'le tableau'),
        thread('thread:b', anchor),
        card('board:b', () => words, 'thread:b'),
        note('idea', 'l’idée', { thread: 'thread:b' }),
      ];
      await touch();
      const before = bench.screen.placement.threads['thread:b'] ?? '';
      bench.chat.deleteThread(before);
      words = 'deux idées';
      await touch();
      await pass(10_000);
      const after = bench.screen.placement.threads['thread:b'] ?? '';
      expect(after).not.toBe(before);
      expect(shown(after)).toEqual(['deux idées', 'l’idée']);
    },
  );

  it('fills the new thread also where it has the id of the deleted one', async () => {
    let words = 'une idée';
    bench.screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      card('board:b', () => words, 'thread:b'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
    ];
    await touch();
    const id = bench.screen.placement.threads['thread:b'] ?? '';
    bench.chat.deleteThread(id, true);
    words = 'deux idées';
    await touch();
    await pass(10_000);
    expect(bench.screen.placement.threads['thread:b']).toBe(id);
    expect(shown(id)).toEqual(['deux idées', 'l’idée']);
  });

  it('posts a step again when its message was deleted before its thread was opened', async () => {
    bench.screen.items = [note('anchor', 'le tableau')];
    await touch();
    bench.chat.deleteMessage(bench.screen.placement.posts['anchor']?.message ?? '');
    bench.screen.items = [...bench.screen.items, thread('thread:b', 'anchor')];
    await touch();
    await pass(100);
    expect(shown()).toEqual(['le tableau']);
    expect(bench.chat.threads.size).toBe(1);
  });

  it('moves a card that now has its thread', async () => {
    bench.screen.items = [card('card', () => 'la carte')];
    await touch();
    bench.screen.items = [thread('thread:f'), card('card', () => 'la carte', 'thread:f')];
    await touch();
    await pass(100);
    expect(shown()).toEqual([]);
    expect(shown(bench.screen.placement.threads['thread:f'])).toEqual(['la carte']);
  });
});

describe('the people of a private thread', () => {
  it('are added once each', async () => {
    bench.screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    await touch();
    expect(bench.chat.count('addToThread')).toBe(2);
    expect([...bench.chat.threads.values()][0]?.people).toEqual(new Set(['ana', 'ben']));
  });

  it('leaves it when they stop facilitating, and get it back when they start again', async () => {
    bench.screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    bench.screen.items = [thread('thread:f', undefined, ['ana'], ['ben'])];
    await touch();
    await touch();
    expect(bench.chat.count('removeFromThread')).toBe(1);
    expect([...bench.chat.threads.values()][0]?.people).toEqual(new Set(['ana']));
    bench.screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    expect([...bench.chat.threads.values()][0]?.people).toEqual(new Set(['ana', 'ben']));
  });

  it('are done without when they have left the community', async () => {
    bench.chat.forgetPerson('ana');
    bench.screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    await pass(120_000);
    expect(bench.chat.count('addToThread')).toBe(2);
    expect([...bench.chat.threads.values()][0]?.people).toEqual(new Set(['ben']));
  });
});

describe('stopping', () => {
  it('drops everything still due, and ignores later changes', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    failing('post', unavailable);
    await touch();
    await bench.reconciler.stop();
    const { passes } = bench.screen;
    await touch();
    await pass(120_000);
    expect(bench.screen.passes).toBe(passes);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the pass that is running, and for nothing that it leaves', async () => {
    bench.screen.items = [note('one', 'un'), note('two', 'deux')];
    bench.chat.fail(({ text }) => (text === 'un' ? unavailable : undefined));
    bench.reconciler.touch({ kind: 'workshop', id: 'w' });
    await bench.reconciler.stop();
    expect(shown()).toEqual(['deux']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('settling', () => {
  it('comes once nothing is left to do soon', async () => {
    let words = 'avant';
    bench.screen.items = [card('agenda', () => words)];
    await touch();
    words = 'après';
    bench.reconciler.touch({ kind: 'workshop', id: 'w' });
    const settled = bench.reconciler.settled(1_500).then(() => shown());
    await pass(1_500);
    expect(await settled).toEqual(['après']);
  });
});
