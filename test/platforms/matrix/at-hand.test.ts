import { expect, it } from 'vitest';
import { drawersOf, type Drawer } from '../../../src/engine/drawers.ts';
import { atHand } from '../../../src/platforms/matrix/at-hand.ts';
import { memoryStore } from '../../support/memory-store.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (read: Uint8Array | undefined) => read && Buffer.from(read).toString();
const drawer = async (): Promise<Drawer> => drawersOf('matrix', await memoryStore())('talk');

/** A drawer whose changes wait for `go`, or fail. */
function slow(inner: Drawer) {
  const waiting: { go: () => void; fail: () => void }[] = [];
  const change: Drawer['change'] = async (changes) => {
    await new Promise<void>((resolve, reject) => {
      waiting.push({ go: resolve, fail: () => reject(new Error('no room')) });
    });
    await inner.change(changes);
  };
  return { waiting, slow: { ...inner, change } satisfies Drawer };
}

it('knows a change before it lasts, and a removal too', async () => {
  const inner = await drawer();
  const { waiting, slow: behind } = slow(inner);
  const near = atHand(behind);
  const kept = near.change(new Map([['a', bytes('1')]]));
  expect(text(await near.get('a'))).toBe('1');
  expect(await inner.get('a')).toBeUndefined();
  waiting[0]?.go();
  await kept;
  expect(text(await inner.get('a'))).toBe('1');
  const removed = near.change(new Map([['a', undefined]]));
  expect(await near.get('a')).toBeUndefined();
  waiting[1]?.go();
  await removed;
});

it('goes back to what is kept when a change fails, unless another has come', async () => {
  const inner = await drawer();
  await inner.change(new Map([['a', bytes('old')]]));
  const { waiting, slow: behind } = slow(inner);
  const near = atHand(behind);
  const first = near.change(new Map([['a', bytes('1')]]));
  waiting[0]?.fail();
  await expect(first).rejects.toThrow('no room');
  expect(text(await near.get('a'))).toBe('old');
  const second = near.change(new Map([['a', bytes('2')]]));
  const third = near.change(new Map([['a', bytes('3')]]));
  waiting[1]?.fail();
  await expect(second).rejects.toThrow('no room');
  expect(text(await near.get('a'))).toBe('3');
  waiting[2]?.go();
  await third;
});

it('lets go of what was used longest ago, which is then read anew', async () => {
  const inner = await drawer();
  let reads = 0;
  const get: Drawer['get'] = (key) => {
    reads += 1;
    return inner.get(key);
  };
  const near = atHand({ ...inner, get }, 2);
  await near.change(new Map(['a', 'b', 'c'].map((key) => [key, bytes(key)])));
  expect(text(await near.get('c'))).toBe('c');
  expect(reads).toBe(0);
  expect(text(await near.get('a'))).toBe('a');
  expect(reads).toBe(1);
});
