import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatFailure } from '../../../src/engine/ports.ts';
import type { Reconciler } from '../../../src/engine/delivery/reconciler.ts';
import { FakeChat } from '../../support/fake-chat.ts';
import type { ChatCall } from '../../support/fake-chat-troubles.ts';
import { Screen, card, note, thread } from '../../support/screen.ts';

let chat: FakeChat;
let screen: Screen;
let reconciler: Reconciler;
beforeEach(() => {
  vi.useFakeTimers();
  chat = new FakeChat();
  screen = new Screen();
  reconciler = screen.open(chat);
});
afterEach(async () => {
  await reconciler.stop();
  vi.useRealTimers();
});

const unavailable: ChatFailure = { kind: 'unavailable', detail: 'told to' };
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const shown = (channel = 'c') => chat.textsIn(channel);
const failing = (what: ChatCall['what'], failure: ChatFailure) =>
  chat.fail((call) => (call.what === what ? failure : undefined));

async function touch(): Promise<void> {
  reconciler.touch({ kind: 'workshop', id: 'w' });
  await pass();
}

describe('what the state asks for', () => {
  it('is posted in its order, threads after what they hang under', async () => {
    screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('in', 'dans le fil', { thread: 'thread:b' }),
      note('last', 'ensuite'),
    ];
    await touch();
    expect(shown()).toEqual(['le tableau', 'ensuite']);
    expect(shown(screen.placement.threads['thread:b'])).toEqual(['dans le fil']);
  });

  it('is left alone once it is there', async () => {
    screen.items = [card('agenda', () => 'la carte'), note('step', 'l’étape')];
    await touch();
    const before = chat.calls.length;
    await touch();
    await pass(120_000);
    expect(chat.calls.length).toBe(before);
  });

  it('is edited when its revision changes, and not when only its words do', async () => {
    screen.items = [note('step', 'avant')];
    await touch();
    await pass(1_000);
    screen.items = [note('step', 'mal recopié')];
    await touch();
    expect(shown()).toEqual(['avant']);
    screen.items = [note('step', 'après', { revision: '2' })];
    await touch();
    expect(shown()).toEqual(['après']);
    expect(screen.placement.posts['step']?.revision).toBe('2');
  });

  it('is removed once nothing asks for it, where it was there for a time only', async () => {
    screen.items = [note('idea', 'une idée')];
    await touch();
    screen.items = [];
    await touch();
    expect(shown()).toEqual([]);
    expect(screen.placement.posts).toEqual({});
  });
});

describe('a card under a rush of changes', () => {
  it('is edited about once a gap, and shows the last state in the end', async () => {
    let votes = 0;
    screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    for (votes = 1; votes <= 100; votes += 1) {
      reconciler.touch({ kind: 'workshop', id: 'w' });
      await pass(10);
    }
    votes = 100;
    expect(chat.count('edit')).toBeLessThanOrEqual(2);
    await pass(2_000);
    expect(shown()).toEqual(['100 votes']);
    expect(chat.count('edit')).toBeLessThanOrEqual(3);
  });

  it('is looked at once a gap, not at each vote, where only figures change', async () => {
    let votes = 0;
    screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    const before = screen.passes;
    for (votes = 1; votes <= 90; votes += 1) {
      reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
      await pass(10);
    }
    votes = 90;
    await pass(1_000);
    expect(screen.passes - before).toBeLessThanOrEqual(4);
    expect(shown()).toEqual(['90 votes']);
  });

  it('shows at once what comes with more than figures', async () => {
    let votes = 0;
    screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    votes = 1;
    reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    await pass(10);
    screen.items = [...screen.items, note('result', 'le résultat')];
    await touch();
    expect(shown()).toContain('le résultat');
  });

  it('shows figures that change while it is being edited, or after a refusal', async () => {
    let votes = 0;
    screen.items = [card('poll', () => `${votes} votes`)];
    await touch();
    await pass(1_000);
    const mend = failing('edit', unavailable);
    votes = 1;
    reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    await pass(10);
    votes = 2;
    reconciler.touch({ kind: 'workshop', id: 'w' }, 'figures');
    mend();
    await pass(10_000);
    expect(shown()).toEqual(['2 votes']);
  });

  it('misses no change that comes while it is being edited', async () => {
    let words = 'un';
    screen.items = [card('poll', () => words)];
    await touch();
    await pass(1_000);
    words = 'deux';
    const mend = chat.fail((call) => {
      if (call.what === 'edit') {
        words = 'trois';
        reconciler.touch({ kind: 'workshop', id: 'w' });
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
    screen.items = [card('one', () => words.one), card('two', () => words.two)];
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
    screen.items = [card('agenda', () => words)];
    await touch();
    chat.deleteMessage(screen.placement.posts['agenda']?.message ?? '');
    words = 'après';
    await touch();
    await pass(1_100);
    expect(shown()).toEqual(['après']);
  });

  it('brings a card back as often as it is deleted', async () => {
    let words = 0;
    screen.items = [card('agenda', () => String(words))];
    for (words = 0; words < 3; words += 1) {
      await touch();
      await pass(1_000);
      expect(shown()).toEqual([String(words)]);
      chat.deleteMessage(screen.placement.posts['agenda']?.message ?? '');
    }
  });

  it.each(['anchor', undefined])(
    'opens a deleted thread again with its posts (%s)',
    async (anchor) => {
      let words = 'une idée';
      screen.items = [
        note('anchor', 'le tableau'),
        thread('thread:b', anchor),
        card('board:b', () => words, 'thread:b'),
        note('idea', 'l’idée', { thread: 'thread:b' }),
      ];
      await touch();
      const before = screen.placement.threads['thread:b'] ?? '';
      chat.deleteThread(before);
      words = 'deux idées';
      await touch();
      await pass(10_000);
      const after = screen.placement.threads['thread:b'] ?? '';
      expect(after).not.toBe(before);
      expect(shown(after)).toEqual(['deux idées', 'l’idée']);
    },
  );

  it('fills the new thread also where it has the id of the deleted one', async () => {
    let words = 'une idée';
    screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      card('board:b', () => words, 'thread:b'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
    ];
    await touch();
    const id = screen.placement.threads['thread:b'] ?? '';
    chat.deleteThread(id, true);
    words = 'deux idées';
    await touch();
    await pass(10_000);
    expect(screen.placement.threads['thread:b']).toBe(id);
    expect(shown(id)).toEqual(['deux idées', 'l’idée']);
  });

  it('posts a step again when its message was deleted before its thread was opened', async () => {
    screen.items = [note('anchor', 'le tableau')];
    await touch();
    chat.deleteMessage(screen.placement.posts['anchor']?.message ?? '');
    screen.items = [...screen.items, thread('thread:b', 'anchor')];
    await touch();
    await pass(100);
    expect(shown()).toEqual(['le tableau']);
    expect(chat.threads.size).toBe(1);
  });

  it('moves a card that now has its thread', async () => {
    screen.items = [card('card', () => 'la carte')];
    await touch();
    screen.items = [thread('thread:f'), card('card', () => 'la carte', 'thread:f')];
    await touch();
    await pass(100);
    expect(shown()).toEqual([]);
    expect(shown(screen.placement.threads['thread:f'])).toEqual(['la carte']);
  });
});

describe('the people of a private thread', () => {
  it('are added once each', async () => {
    screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    await touch();
    expect(chat.count('addToThread')).toBe(2);
    expect([...chat.threads.values()][0]?.people).toEqual(new Set(['ana', 'ben']));
  });

  it('leaves it when they stop facilitating, and get it back when they start again', async () => {
    screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    screen.items = [thread('thread:f', undefined, ['ana'], ['ben'])];
    await touch();
    await touch();
    expect(chat.count('removeFromThread')).toBe(1);
    expect([...chat.threads.values()][0]?.people).toEqual(new Set(['ana']));
    screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    expect([...chat.threads.values()][0]?.people).toEqual(new Set(['ana', 'ben']));
  });

  it('are done without when they have left the community', async () => {
    chat.forgetPerson('ana');
    screen.items = [thread('thread:f', undefined, ['ana', 'ben'])];
    await touch();
    await pass(120_000);
    expect(chat.count('addToThread')).toBe(2);
    expect([...chat.threads.values()][0]?.people).toEqual(new Set(['ben']));
  });
});

describe('stopping', () => {
  it('drops everything still due, and ignores later changes', async () => {
    screen.items = [note('step', 'l’étape')];
    failing('post', unavailable);
    await touch();
    await reconciler.stop();
    const { passes } = screen;
    await touch();
    await pass(120_000);
    expect(screen.passes).toBe(passes);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the pass that is running, and for nothing that it leaves', async () => {
    screen.items = [note('one', 'un'), note('two', 'deux')];
    chat.fail(({ text }) => (text === 'un' ? unavailable : undefined));
    reconciler.touch({ kind: 'workshop', id: 'w' });
    await reconciler.stop();
    expect(shown()).toEqual(['deux']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('settling', () => {
  it('comes once nothing is left to do soon', async () => {
    let words = 'avant';
    screen.items = [card('agenda', () => words)];
    await touch();
    words = 'après';
    reconciler.touch({ kind: 'workshop', id: 'w' });
    const settled = reconciler.settled(1_500).then(() => shown());
    await pass(1_500);
    expect(await settled).toEqual(['après']);
  });
});
