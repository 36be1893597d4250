import { describe, expect, it } from 'vitest';
import { deliveryBench } from '../../support/delivery-bench.ts';
import { type Screen, card, note, thread } from '../../support/screen.ts';

const bench = deliveryBench();
const { pass, shown } = bench;

const messageOf = (key: string) => bench.screen.placement.posts[key]?.message ?? '';
const threadOf = (key: string) => bench.screen.placement.threads[key] ?? '';

async function show(items: Screen['items']): Promise<void> {
  bench.screen.items = items;
  bench.reconciler.touch({ kind: 'workshop', id: 'w' });
  await pass(2_000);
}

async function deleteMessage(key: string): Promise<void> {
  const message = messageOf(key);
  bench.chat.deleteMessage(message);
  bench.reconciler.deleted({ messages: [message] });
  await pass();
}

async function deleteThread(key: string): Promise<void> {
  const id = threadOf(key);
  bench.chat.deleteThread(id);
  bench.reconciler.deleted({ threads: [id] });
  await pass();
}

describe('a card that somebody deleted', () => {
  it('comes back at once, nothing else having changed', async () => {
    await show([card('agenda', () => 'la carte'), card('other', () => 'une autre')]);
    await deleteMessage('agenda');
    expect(shown()).toEqual(['une autre', 'la carte']);
    expect(bench.chat.count('edit')).toBe(0);
  });

  it('comes back once a minute when it is deleted each time', async () => {
    await show([card('agenda', () => 'la carte')]);
    const before = bench.chat.count('post');
    for (let second = 0; second < 180; second += 1) {
      if (bench.chat.messages.has(messageOf('agenda'))) await deleteMessage('agenda');
      await pass(1_000);
    }
    expect(bench.chat.count('post') - before).toBeLessThanOrEqual(4);
    await pass(60_000);
    expect(shown()).toEqual(['la carte']);
  });

  it('comes back once the store takes it again', async () => {
    await show([card('agenda', () => 'la carte')]);
    bench.screen.records = () => false;
    await deleteMessage('agenda');
    expect(shown()).toEqual([]);
    bench.screen.records = () => true;
    await pass(10_000);
    expect(shown()).toEqual(['la carte']);
  });

  it('comes back once it may, where the right to post was taken away too', async () => {
    await show([card('agenda', () => 'la carte')]);
    const mend = bench.chat.fail(({ what }) =>
      what === 'post' ? { kind: 'forbidden', permission: 'send' } : undefined,
    );
    await deleteMessage('agenda');
    mend();
    bench.reconciler.changed({ community: 'g', places: ['c'], everywhere: false });
    await pass();
    expect(shown()).toEqual(['la carte']);
  });
});

describe.each([
  ['under a message', 'anchor'],
  ['of its own', undefined],
])('a thread %s that somebody deleted', (_what, anchor) => {
  it('comes back with all that was in it', async () => {
    await show([
      note('anchor', 'le tableau'),
      thread('thread:b', anchor, ['ana']),
      card('board:b', () => 'une idée', 'thread:b'),
      note('idea', 'l’idée', { thread: 'thread:b' }),
    ]);
    const before = threadOf('thread:b');
    await deleteThread('thread:b');
    await pass(10_000);
    expect(threadOf('thread:b')).not.toBe(before);
    expect(shown(threadOf('thread:b'))).toEqual(['une idée', 'l’idée']);
    expect([...(bench.chat.threads.get(threadOf('thread:b'))?.people ?? [])]).toEqual(['ana']);
  });
});

describe('what does not come back when it is deleted', () => {
  it.each([
    ['what somebody wrote', [note('it', 'une idée')]],
    ['what is over', [note('it', 'la carte', { revision: 'closed' })]],
    ['what nothing asks for any more', []],
  ])('%s', async (_what, items) => {
    await show([note('it', 'avant', { revision: '0' })]);
    await show(items);
    await deleteMessage('it');
    await pass(10 * 60_000);
    expect(shown()).toEqual([]);
  });

  it('a thread in which all is over', async () => {
    await show([
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      note('board:b', 'la carte', { thread: 'thread:b', revision: 'closed' }),
    ]);
    await deleteThread('thread:b');
    await pass(10 * 60_000);
    expect(bench.chat.threads.size).toBe(0);
    expect(bench.chat.count('post')).toBe(2);
  });

  it('a message of somebody else’s, of which nothing is known', async () => {
    await show([card('agenda', () => 'la carte')]);
    const { passes } = bench.screen;
    bench.reconciler.deleted({ messages: ['of nobody'], threads: ['nor of this'] });
    await pass(60_000);
    expect(bench.screen.passes).toBe(passes);
  });

  it('a message whose thread has the same id', async () => {
    await show([
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      card('board:b', () => 'la carte', 'thread:b'),
    ]);
    const before = threadOf('thread:b');
    await deleteMessage('anchor');
    expect(threadOf('thread:b')).toBe(before);
    expect(bench.chat.count('post')).toBe(2);
  });
});

describe('a card deleted while nobody was told', () => {
  it('is found out and comes back when what its community shows is looked at again', async () => {
    await show([
      card('agenda', () => 'la carte'),
      note('anchor', 'le tableau'),
      thread('thread:b', 'anchor'),
      card('board:b', () => 'une idée', 'thread:b'),
    ]);
    bench.chat.deleteMessage(messageOf('agenda'));
    bench.chat.deleteThread(threadOf('thread:b'));
    bench.reconciler.recheck('another');
    await pass(10_000);
    expect(shown()).toEqual(['le tableau']);
    bench.reconciler.recheck('g');
    await pass(10_000);
    expect(shown()).toContain('la carte');
    expect(shown(threadOf('thread:b'))).toEqual(['une idée']);
  });

  it('costs one edit each, spread out, where nothing was deleted', async () => {
    bench.screen.items = [card('agenda', () => 'la carte')];
    const ids = Array.from({ length: 50 }, (_, n) => `workshop/${n}`);
    for (const id of ids) bench.reconciler.touch({ kind: 'workshop', id });
    await pass(5_000);
    const before = bench.chat.count('edit');
    bench.reconciler.recheck('g');
    await pass(1_000);
    expect(bench.chat.count('edit') - before).toBeLessThanOrEqual(11);
    await pass(9_000);
    expect(bench.chat.count('edit') - before).toBe(50);
  });
});
