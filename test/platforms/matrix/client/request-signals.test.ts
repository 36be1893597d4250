import { once } from 'node:events';
import { expect, it } from 'vitest';
import { RequestSignals } from '../../../../src/platforms/matrix/client/request-signals.ts';

it('cuts off a request whose time is up, and no other', async () => {
  const signals = new RequestSignals();
  const [short, long] = [signals.signal(5), signals.signal(60_000)];
  await once(short, 'abort');
  expect(short.reason).toMatchObject({ name: 'TimeoutError' });
  expect(long.aborted).toBe(false);
});

it('cuts off all of them once it is closed, and whatever comes later', () => {
  const signals = new RequestSignals();
  const all = [signals.signal(60_000), signals.signal(60_000)];
  signals.close();
  expect([...all, signals.signal(60_000)].map(({ aborted }) => aborted)).toEqual([
    true,
    true,
    true,
  ]);
});
