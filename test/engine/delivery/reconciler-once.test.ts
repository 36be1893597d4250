import { describe, expect, it } from 'vitest';
import { deliveryBench } from '../../support/delivery-bench.ts';
import { card, note, thread } from '../../support/screen.ts';

const bench = deliveryBench();
const { pass, shown, touch } = bench;

const minuteMs = 60_000;
/** Long after the platform's own protection against doubles. */
const longMs = 180 * minuteMs;

/** Another process takes up from what was recorded, the first having ended without a word. */
async function takeUp(): Promise<void> {
  void bench.reconciler.stop();
  await pass(longMs);
  bench.chat.mood = 'well';
  bench.reconciler = bench.screen.open(bench.chat);
  await touch();
  await pass(2_000);
}

/** The chat takes the next message, and the process ends before it hears of it. */
async function crash(): Promise<void> {
  bench.chat.mood = 'neverAnswers';
  await touch();
}

describe('what was posted and never recorded', () => {
  it('is found again hours later, each message in its turn', async () => {
    bench.screen.items = [
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
    expect(shown(bench.screen.placement.threads['thread:b'])).toEqual(['l’idée', 'la carte']);
    expect(bench.screen.placement.begun).toEqual({});
  });

  it.each([
    ['a card', () => card('agenda', () => 'après')],
    ['a message of a revision', () => note('agenda', 'après')],
  ])('shows what it must, be it %s', async (_what, item) => {
    bench.screen.items = [note('agenda', 'avant')];
    await crash();
    bench.screen.items = [item()];
    await takeUp();
    expect(shown()).toEqual(['après']);
    expect(bench.chat.count('post')).toBe(1);
  });

  it('is removed when it has been withdrawn since', async () => {
    bench.screen.items = [note('idea', 'une idée')];
    await crash();
    bench.screen.items = [];
    await takeUp();
    expect(shown()).toEqual([]);
    expect(bench.screen.placement).toEqual({ begun: {}, posts: {}, threads: {} });
  });

  it('is placed when nothing asks for it, for what builds the screen to do away with', async () => {
    bench.screen.items = [note('word', 'bientôt la fin')];
    await crash();
    bench.screen.items = [];
    await takeUp();
    expect(Object.keys(bench.screen.placement.posts)).toEqual(['word']);
    expect(bench.screen.placement.begun).toEqual({});
  });

  it('moves to the thread that it has since', async () => {
    bench.screen.items = [card('card', () => 'la carte')];
    await crash();
    bench.screen.items = [thread('thread:f'), card('card', () => 'la carte', 'thread:f')];
    await takeUp();
    expect(shown()).toEqual([]);
    expect(shown(bench.screen.placement.threads['thread:f'])).toEqual(['la carte']);
  });

  it('is looked for where it was begun last, once its thread was lost', async () => {
    const idea = note('idea', 'l’idée', { thread: 'thread:f' });
    bench.screen.items = [thread('thread:f'), idea];
    const mend = bench.chat.fail(({ what }) =>
      what === 'post' ? { kind: 'forbidden', permission: 'send' } : undefined,
    );
    await touch();
    bench.chat.deleteThread(bench.screen.placement.threads['thread:f'] ?? '');
    mend();
    bench.chat.mood = 'neverAnswers';
    await pass(3 * minuteMs);
    await takeUp();
    expect(shown(bench.screen.placement.threads['thread:f'])).toEqual(['l’idée']);
    expect(bench.chat.messages.size).toBe(1);
  });

  it('is posted again when somebody deleted it, or its thread, meanwhile', async () => {
    bench.screen.items = [
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
    ];
    await crash();
    for (const { id } of bench.chat.messages.values()) bench.chat.deleteMessage(id);
    await takeUp();
    expect(shown()).toEqual(['le tableau']);
    bench.screen.items = [...bench.screen.items, note('more', 'encore', { thread: 'thread:b' })];
    await crash();
    bench.chat.deleteThread(bench.screen.placement.threads['thread:b'] ?? '');
    await takeUp();
    await pass(minuteMs);
    expect(shown(bench.screen.placement.threads['thread:b'])).toContain('encore');
    expect(bench.screen.placement.begun).toEqual({});
  });

  it('is looked for as long as the channel may not be seen, and then not posted twice', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    await crash();
    const mend = bench.chat.fail(() => ({ kind: 'forbidden', permission: 'view' }));
    await takeUp();
    expect(bench.screen.known?.problems).toEqual([{ channel: 'c', permission: 'view' }]);
    mend();
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(bench.chat.count('post')).toBe(1);
  });

  it('is posted a second time only where its channel’s history may not be read', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    await crash();
    bench.chat.readsHistory = false;
    await takeUp();
    expect(shown()).toEqual(['l’étape', 'l’étape']);
    expect(bench.screen.placement.begun).toEqual({});
  });
});

describe('what was begun and never posted', () => {
  const unavailable = { kind: 'unavailable', detail: 'told to' } as const;

  it('is posted by the next process, and looked for once', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    const mend = bench.chat.fail(() => unavailable);
    await touch();
    expect(Object.keys(bench.screen.placement.begun)).toEqual(['step']);
    mend();
    await takeUp();
    await touch();
    expect(shown()).toEqual(['l’étape']);
    expect(bench.chat.count('find')).toBe(1);
  });

  it('is forgotten once it is no longer wanted or was withdrawn', async () => {
    bench.screen.items = [note('word', 'bientôt la fin'), note('idea', 'une idée')];
    const mend = bench.chat.fail(() => unavailable);
    await touch();
    mend();
    bench.screen.items = [];
    await takeUp();
    expect(bench.screen.placement).toEqual({ begun: {}, posts: {}, threads: {} });
    expect(bench.chat.count('find')).toBe(2);
    expect(shown()).toEqual([]);
  });
});

describe('a message that is edited', () => {
  it('keeps the name by which it is found, were the store put back from an older copy', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    await crash();
    const copy = structuredClone(bench.screen.placement);
    bench.screen.items = [note('step', 'l’étape, autrement', { revision: '2' })];
    await takeUp();
    expect(shown()).toEqual(['l’étape, autrement']);
    Object.assign(bench.screen.placement, copy);
    await takeUp();
    expect(shown()).toEqual(['l’étape, autrement']);
    expect(bench.chat.count('post')).toBe(1);
  });
});

describe('looking for a message', () => {
  it('is never done while all goes well, however often the program starts', async () => {
    let words = 'avant';
    bench.screen.items = [note('anchor', 'le tableau'), card('card', () => words)];
    await touch();
    await pass(1_000);
    words = 'après';
    await takeUp();
    bench.screen.items = [...bench.screen.items, note('due', 'ce qui est venu entre-temps')];
    await takeUp();
    expect(shown()).toEqual(['le tableau', 'après', 'ce qui est venu entre-temps']);
    expect(bench.chat.count('find')).toBe(0);
  });

  it('is done before a post that got no answer is tried again', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    bench.chat.mood = 'losesAnswers';
    await touch();
    const mend = bench.chat.fail(() => ({
      kind: 'unavailable',
      detail: 'an outage of ten minutes',
    }));
    await pass(10 * minuteMs);
    mend();
    bench.chat.mood = 'well';
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(bench.screen.placement.posts['step']).toBeDefined();
  });

  it('is not done for a post that was refused', async () => {
    bench.screen.items = [note('step', 'l’étape')];
    const mend = bench.chat.fail(() => ({ kind: 'forbidden', permission: 'send' }));
    await touch();
    mend();
    await pass(minuteMs);
    expect(shown()).toEqual(['l’étape']);
    expect(bench.chat.count('find')).toBe(0);
  });
});
