import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciler } from '../../../src/engine/delivery/reconciler.ts';
import { FakeChat } from '../../support/fake-chat.ts';
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

const minuteMs = 60_000;
/** Long after the platform's own protection against doubles. */
const longMs = 180 * minuteMs;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const shown = (channel = 'c') => chat.textsIn(channel);

async function touch(): Promise<void> {
  reconciler.touch({ kind: 'workshop', id: 'w' });
  await pass();
}

/** Another process takes up from what was recorded, the first having ended without a word. */
async function takeUp(): Promise<void> {
  void reconciler.stop();
  await pass(longMs);
  chat.mood = 'well';
  reconciler = screen.open(chat);
  await touch();
  await pass(2_000);
}

/** The chat takes the next message, and the process ends before it hears of it. */
async function crash(): Promise<void> {
  chat.mood = 'neverAnswers';
  await touch();
}

describe('what was posted and never recorded', () => {
  it('is found again hours later, each message in its turn', async () => {
    screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
      card('card', () => 'la carte', 'thread:b'),
      note('last', 'ensuite'),
    ];
    for (let crashes = 0; crashes < 6; crashes += 1) {
      await crash();
      await takeUp();
    }
    expect(shown()).toEqual(['le tableau', 'ensuite']);
    expect(shown(screen.placement.threads['thread:b'])).toEqual(['l’idée', 'la carte']);
    expect(screen.placement.begun).toEqual({});
  });

  it.each([
    ['a card', () => card('agenda', () => 'après')],
    ['a message of a revision', () => note('agenda', 'après')],
  ])('shows what it must, be it %s', async (_what, item) => {
    screen.items = [note('agenda', 'avant')];
    await crash();
    screen.items = [item()];
    await takeUp();
    expect(shown()).toEqual(['après']);
    expect(chat.count('post')).toBe(1);
  });

  it('is removed when it has been withdrawn since', async () => {
    screen.items = [note('idea', 'une idée')];
    await crash();
    screen.items = [];
    await takeUp();
    expect(shown()).toEqual([]);
    expect(screen.placement).toEqual({ begun: {}, posts: {}, threads: {} });
  });

  it('is placed when nothing asks for it, for what builds the screen to do away with', async () => {
    screen.items = [note('word', 'bientôt la fin')];
    await crash();
    screen.items = [];
    await takeUp();
    expect(Object.keys(screen.placement.posts)).toEqual(['word']);
    expect(screen.placement.begun).toEqual({});
  });

  it('moves to the thread that it has since', async () => {
    screen.items = [card('card', () => 'la carte')];
    await crash();
    screen.items = [thread('thread:f'), card('card', () => 'la carte', 'thread:f')];
    await takeUp();
    expect(shown()).toEqual([]);
    expect(shown(screen.placement.threads['thread:f'])).toEqual(['la carte']);
  });

  it('is looked for where it was begun last, once its thread was lost', async () => {
    const idea = note('idea', 'l’idée', { thread: 'thread:f' });
    screen.items = [thread('thread:f'), idea];
    const mend = chat.fail(({ what }) =>
      what === 'post' ? { kind: 'forbidden', permission: 'send' } : undefined,
    );
    await touch();
    chat.deleteThread(screen.placement.threads['thread:f'] ?? '');
    mend();
    chat.mood = 'neverAnswers';
    await pass(3 * minuteMs);
    await takeUp();
    expect(shown(screen.placement.threads['thread:f'])).toEqual(['l’idée']);
    expect(chat.messages.size).toBe(1);
  });

  it('is posted again when somebody deleted it, or its thread, meanwhile', async () => {
    screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
    ];
    await crash();
    for (const { id } of chat.messages.values()) chat.deleteMessage(id);
    await takeUp();
    expect(shown()).toEqual(['le tableau']);
    screen.items = [...screen.items, note('more', 'encore', { thread: 'thread:b' })];
    await crash();
    chat.deleteThread(screen.placement.threads['thread:b'] ?? '');
    await takeUp();
    await pass(minuteMs);
    expect(shown(screen.placement.threads['thread:b'])).toContain('encore');
    expect(screen.placement.begun).toEqual({});
  });

  it('is looked for as long as the channel may not be seen, and then not posted twice', async () => {
    screen.items = [note('step', 'l’étape')];
    await crash();
    const mend = chat.fail(() => ({ kind: 'forbidden', permission: 'view' }));
    await takeUp();
    expect(screen.known?.problems).toEqual([{ channel: 'c', permission: 'view' }]);
    mend();
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(chat.count('post')).toBe(1);
  });

  it('is posted a second time only where its channel’s history may not be read', async () => {
    screen.items = [note('step', 'l’étape')];
    await crash();
    chat.readsHistory = false;
    await takeUp();
    expect(shown()).toEqual(['l’étape', 'l’étape']);
    expect(screen.placement.begun).toEqual({});
  });
});

describe('what was begun and never posted', () => {
  const unavailable = { kind: 'unavailable', detail: 'told to' } as const;

  it('is posted by the next process, and looked for once', async () => {
    screen.items = [note('step', 'l’étape')];
    const mend = chat.fail(() => unavailable);
    await touch();
    expect(Object.keys(screen.placement.begun)).toEqual(['step']);
    mend();
    await takeUp();
    await touch();
    expect(shown()).toEqual(['l’étape']);
    expect(chat.count('find')).toBe(1);
  });

  it('is forgotten when nothing asks for it any more, or when it was withdrawn', async () => {
    screen.items = [note('word', 'bientôt la fin'), note('idea', 'une idée')];
    const mend = chat.fail(() => unavailable);
    await touch();
    mend();
    screen.items = [];
    await takeUp();
    expect(screen.placement).toEqual({ begun: {}, posts: {}, threads: {} });
    expect(chat.count('find')).toBe(2);
    expect(shown()).toEqual([]);
  });
});

describe('a message that is edited', () => {
  it('keeps the name by which it is found, were the store put back from an older copy', async () => {
    screen.items = [note('step', 'l’étape')];
    await crash();
    const copy = structuredClone(screen.placement);
    screen.items = [note('step', 'l’étape, autrement', { revision: '2' })];
    await takeUp();
    expect(shown()).toEqual(['l’étape, autrement']);
    Object.assign(screen.placement, copy);
    await takeUp();
    expect(shown()).toEqual(['l’étape, autrement']);
    expect(chat.count('post')).toBe(1);
  });
});

describe('looking for a message', () => {
  it('is never done while all goes well, however often the program starts', async () => {
    let words = 'avant';
    screen.items = [note('anchor', 'le tableau'), card('card', () => words)];
    await touch();
    await pass(1_000);
    words = 'après';
    await takeUp();
    screen.items = [...screen.items, note('due', 'ce qui est venu entre-temps')];
    await takeUp();
    expect(shown()).toEqual(['le tableau', 'après', 'ce qui est venu entre-temps']);
    expect(chat.count('find')).toBe(0);
  });

  it('is done before a post that got no answer is tried again', async () => {
    screen.items = [note('step', 'l’étape')];
    chat.mood = 'losesAnswers';
    await touch();
    const mend = chat.fail(() => ({ kind: 'unavailable', detail: 'an outage of ten minutes' }));
    await pass(10 * minuteMs);
    mend();
    chat.mood = 'well';
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(screen.placement.posts['step']).toBeDefined();
  });

  it('is not done for a post that was refused', async () => {
    screen.items = [note('step', 'l’étape')];
    const mend = chat.fail(() => ({ kind: 'forbidden', permission: 'send' }));
    await touch();
    mend();
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(chat.count('find')).toBe(0);
  });
});
