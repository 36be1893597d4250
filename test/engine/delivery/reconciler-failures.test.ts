import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatFailure } from '../../../src/engine/ports.ts';
import type { PlacementEvent } from '../../../src/kernel/placement.ts';
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

const everything = () => true;
/** A store that fails once something is about to be posted. */
const beginnings = ({ type }: PlacementEvent) => type === 'post.begun';

async function touch(): Promise<void> {
  reconciler.touch({ kind: 'workshop', id: 'w' });
  await pass();
}

describe('a crash between posting and recording', () => {
  it('doubles neither the message nor the thread', async () => {
    screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      thread('thread:f'),
      card('card', () => 'la carte', 'thread:f'),
    ];
    for (let crash = 0; crash < 4; crash += 1) {
      screen.records = beginnings;
      await touch();
      await reconciler.stop();
      screen.records = everything;
      reconciler = screen.open(chat);
      await touch();
      await pass(100);
    }
    expect(shown()).toEqual(['le tableau']);
    expect(shown(screen.placement.threads['thread:f'])).toEqual(['la carte']);
    expect(chat.threads.size).toBe(2);
  });
});

describe('a store that fails', () => {
  it('has what was posted recorded later, without posting it again', async () => {
    screen.items = [note('step', 'l’étape')];
    screen.records = beginnings;
    await touch();
    await pass(600_000);
    expect(screen.placement.posts).toEqual({});
    screen.records = everything;
    await pass(60_000);
    expect(screen.placement.posts['step']).toMatchObject({ channel: 'c' });
    expect(chat.count('post')).toBe(1);
  });

  it('keeps nobody from withdrawing what could not be recorded', async () => {
    screen.items = [note('idea', 'une idée')];
    screen.records = beginnings;
    await touch();
    expect(shown()).toEqual(['une idée']);
    screen.items = [];
    screen.records = everything;
    await pass(2_100);
    expect(shown()).toEqual([]);
  });

  it('has nothing posted that it could not be told was begun, until it can', async () => {
    screen.items = [note('step', 'l’étape')];
    screen.records = () => false;
    await touch();
    await pass(60_000);
    expect(chat.count('post')).toBe(0);
    screen.records = everything;
    await pass(60_000);
    expect(shown()).toEqual(['l’étape']);
  });

  it('is asked again after 2 s, 4 s, 8 s… up to a minute, and told of in the log', async () => {
    screen.loads = false;
    await touch();
    const at: number[] = [];
    for (let second = 1, seen = screen.passes; second <= 190; second += 1) {
      await pass(1_000);
      if (screen.passes > seen) at.push(second);
      seen = screen.passes;
    }
    expect(at).toEqual([2, 6, 14, 30, 62, 122, 182]);
    expect(screen.log.entries[0]).toMatchObject({ level: 'error' });
  });

  it('is asked soon again once it has answered', async () => {
    screen.loads = false;
    await touch();
    await pass(62_000);
    screen.loads = true;
    await touch();
    screen.loads = false;
    await touch();
    const { passes } = screen;
    await pass(2_000);
    expect(screen.passes).toBe(passes + 1);
  });
});

describe('a platform that does not answer', () => {
  it.each(['post', 'edit', 'openThread', 'openPrivateThread', 'addToThread'] as const)(
    'is asked again to %s, after 2 s, 4 s, 8 s… up to a minute',
    async (what) => {
      let words = 'avant';
      screen.items = [card('anchor', () => words)];
      if (what !== 'post') await touch();
      if (what !== 'post' && what !== 'edit')
        screen.items = [
          ...screen.items,
          thread('thread:b', what === 'openThread' ? 'anchor' : undefined, ['ana']),
        ];
      await pass(1_000);
      words = 'après';
      const mend = failing(what, unavailable);
      await touch();
      const at: number[] = [];
      for (let second = 1, seen = chat.count(what); second <= 190; second += 1) {
        await pass(1_000);
        if (chat.count(what) > seen) at.push(second);
        seen = chat.count(what);
      }
      expect(at).toEqual([2, 6, 14, 30, 62, 122, 182]);
      mend();
      await pass(60_000);
      expect(shown()).toEqual(['après']);
    },
  );

  it('is left alone until then, however much changes', async () => {
    screen.items = [note('step', 'l’étape')];
    failing('post', unavailable);
    await touch();
    for (let n = 0; n < 100; n += 1) {
      await touch();
      await pass(10);
    }
    expect(chat.count('post')).toBe(1);
  });

  it('holds back nothing else', async () => {
    screen.items = [note('one', 'un'), note('two', 'deux')];
    chat.fail(({ text }) => (text === 'un' ? unavailable : undefined));
    await touch();
    expect(shown()).toEqual(['deux']);
  });

  it('is asked soon again once it has answered', async () => {
    let words = 0;
    screen.items = [card('agenda', () => String(words))];
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
    screen.items = [note('one', 'un'), note('two', 'deux')];
    const mend = failing('post', lacking);
    await touch();
    await pass(100);
    const trouble = { channel: 'c', permission: 'send' };
    expect(screen.known?.problems).toEqual([trouble]);
    expect(screen.log.entries).toMatchObject([{ level: 'warn', facts: trouble }]);
    mend();
    await pass(60_000);
    expect(shown()).toEqual(['un', 'deux']);
    expect(screen.known?.problems).toEqual([]);
  });

  it('is tried for again after a minute, then ever more rarely, whatever changes meanwhile', async () => {
    screen.items = [note('one', 'un')];
    failing('post', lacking);
    await touch();
    const at: number[] = [];
    for (let second = 1, seen = chat.count('post'); second <= 16 * 60; second += 1) {
      await pass(1_000);
      await touch();
      if (chat.count('post') > seen) at.push(second / 60);
      seen = chat.count('post');
    }
    expect(at).toEqual([1, 3, 7, 15]);
  });

  it('to open private threads is given up, and what builds the screen knows', async () => {
    screen.items = [thread('thread:f'), note('in', 'privé', { thread: 'thread:f' })];
    failing('openPrivateThread', { kind: 'forbidden', permission: 'privateThreads' });
    await touch();
    await pass(100);
    expect(screen.known).toMatchObject({ privateThreads: false, problems: [] });
  });
});
