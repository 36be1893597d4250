import { once } from 'node:events';
import { expect, it } from 'vitest';
import { UnderWay } from '../../../../src/platforms/matrix/client/under-way.ts';

it('cuts off a request whose time is up, and no other', async () => {
  const underWay = new UnderWay();
  const [short, long] = [underWay.signal(5), underWay.signal(60_000)];
  await once(short, 'abort');
  expect(short.reason).toMatchObject({ name: 'TimeoutError' });
  expect(long.aborted).toBe(false);
});

it('cuts off all of them once it is closed, and whatever comes later', () => {
  const underWay = new UnderWay();
  const all = [underWay.signal(60_000), underWay.signal(60_000)];
  underWay.close();
  expect([...all, underWay.signal(60_000)].map(({ aborted }) => aborted)).toEqual([
    true,
    true,
    true,
  ]);
});
