import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { subjectKey, type SubjectRef } from '../../../src/engine/delivery/subject.ts';

const anyRef: fc.Arbitrary<SubjectRef> = fc.oneof(
  fc.record({ kind: fc.constantFrom('workshop' as const, 'poll' as const), id: fc.string() }),
  fc.record({ kind: fc.constant('plan' as const), community: fc.string(), id: fc.string() }),
  fc.record({ kind: fc.constant('recap' as const), community: fc.string(), week: fc.string() }),
  fc.record({ kind: fc.constant('recapSchedule' as const), community: fc.string() }),
);

it('two subjects have the same key only when they are the same', () => {
  fc.assert(
    fc.property(anyRef, anyRef, (one, other) => {
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(subjectKey(one) === subjectKey(other)).toBe(isSame);
    }),
  );
});

const of = (community: string, id: string) => subjectKey({ kind: 'plan', community, id });

it('a key tells apart ids that hold what stands between them', () => {
  expect(of('a/b', 'c')).not.toBe(of('a', 'b/c'));
  expect(of('a', 'b')).toBe(subjectKey({ id: 'b', community: 'a', kind: 'plan' }));
});

const sorted = (ref: SubjectRef) => Object.entries(ref).toSorted(([a], [b]) => a.localeCompare(b));
