import { expect, it } from 'vitest';
import { Works } from '../../../src/engine/delivery/works.ts';

it('what has nothing to remember, and waits for no place, is let go', () => {
  const works = new Works();
  const unknown = works.of({ kind: 'workshop', id: 'unknown' });
  works.note(unknown, undefined, []);
  works.letGo(unknown);
  const refused = works.of({ kind: 'workshop', id: 'refused' });
  works.note(refused, undefined, [{ waitMs: 1, place: 'c' }]);
  works.letGo(refused);
  const shown = works.of({ kind: 'poll', id: 'shown' });
  shown.memory.shown.set('poll', 'a digest');
  works.letGo(shown);
  expect(works.all()).toEqual([refused, shown]);
  expect(works.of({ kind: 'poll', id: 'shown' })).toBe(shown);
});
