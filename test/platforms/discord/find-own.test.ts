import { describe, expect, it } from 'vitest';
import { findOwn } from '../../../src/platforms/discord/find-own.ts';

const since = Date.UTC(2026, 0, 15);
const idAfter = (ms: number) => String(BigInt(since + ms - 1_420_070_400_000) << 22n);
const ours = { id: idAfter(1), author: { id: 'palabre' }, components: [{ type: 17, id: 70_000 }] };

const search = (messages: readonly object[], mark = 70_000) =>
  findOwn({ get: async () => messages }, 'palabre', 'salon', { mark, since });

describe('a message looked for among all that a channel holds', () => {
  it('is found beside messages of any kind, that have components of their own or none', async () => {
    const others = [
      { id: idAfter(4), author: { id: 'ana' } },
      { id: idAfter(3), author: { id: 'a bot' }, components: [{ type: 1, id: null }, { type: 1 }] },
      { id: idAfter(2), author: { id: 'palabre' }, components: [{ type: 17, id: 70_001 }] },
    ];
    expect(await search([...others, ours])).toBe(ours.id);
  });

  it('ignores other authors’ and older messages with the same marker', async () => {
    const theirs = { ...ours, author: { id: 'another bot' } };
    const older = { ...ours, id: idAfter(-1) };
    expect(await search([theirs, older])).toBeUndefined();
  });
});
