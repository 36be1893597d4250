import { describe, expect, it } from 'vitest';
import { runUpTo, withoutRuns } from '../../src/rehearsal/page/client/matrix/runs.ts';

const said = (id: string, removed = false) => ({
  id,
  onMatrix: { reactions: [], inThread: 0, pinned: false, removed },
});
const room = [said('a'), said('b', true), said('c', true), said('d'), said('e', true)];

describe('messages taken back in a row', () => {
  it('take one line of a room', () => {
    expect(withoutRuns(room).map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e']);
  });

  it('are counted there', () => {
    expect(['c', 'e'].map((id) => runUpTo(room, id))).toEqual([2, 1]);
    expect(runUpTo(room.slice(1), 'c')).toBe(2);
  });
});
