import { expect, it } from 'vitest';
import { latestReceipts } from '../../../src/platforms/discord/latest-receipts.ts';

const gone: string[] = [];
const receipt = (name: string, minutes = 0, person = 'nour') => ({
  user: { id: person },
  createdTimestamp: minutes * 60_000,
  deleteReply: async () => {
    gone.push(name);
    if (name === 'dismissed') throw new Error('Unknown message');
  },
});

it('takes away the receipt before, of the same thing and person, while Discord lets it', async () => {
  const given = latestReceipts();
  await given(receipt('first'), 'a vote');
  await given(receipt('another’s', 0, 'zoé'), 'a vote');
  await given(receipt('of something else'), 'another vote');
  expect(gone).toEqual([]);
  await given(receipt('dismissed', 1), 'a vote');
  await given(receipt('third', 2), 'a vote');
  await given(receipt('much later', 30), 'a vote');
  expect(gone).toEqual(['first', 'dismissed']);
});

it('knows of so many, the oldest of which it forgets', async () => {
  gone.length = 0;
  const given = latestReceipts(2);
  for (const of of ['a', 'b', 'c']) await given(receipt(of), of);
  for (const of of ['a', 'c']) await given(receipt(`${of} again`), of);
  expect(gone).toEqual(['c']);
});
