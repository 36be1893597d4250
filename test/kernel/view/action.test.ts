import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { action, actionName, maxActionLength } from '../../../src/kernel/view/action.ts';
import { allActions } from '../../support/all-actions.ts';

const move = action('move', ['workshop', 'step']);
const leave = action('leave');
const plainId = fc.stringMatching(/^[A-Za-z0-9-]{0,36}$/u);

describe('the address on a button', () => {
  it('gives back what was put on it, whatever the ids', () => {
    fc.assert(
      fc.property(plainId, plainId, (workshop, step) => {
        const ref = move.ref({ workshop, step });
        expect(move.read(ref)).toEqual({ workshop, step });
        expect(actionName(ref)).toBe('move');
        expect(ref.length).toBeLessThanOrEqual(maxActionLength);
      }),
      { numRuns: 50 },
    );
  });

  it('of an action that carries nothing is its name', () => {
    expect(leave.ref({})).toBe('leave');
    expect(leave.read('leave')).toEqual({});
  });

  it.each([
    ['of another action', 'leave'],
    ['of one whose name begins the same', 'mover:w:s'],
    ['with too little on it', 'move:w'],
    ['with too much on it', 'move:w:s:more'],
    ['with what is no id', 'move:w:<@1>'],
    ['with a line break', 'move:w:s\n'],
    ['that is empty', ''],
    ['in other letters', 'MOVE:w:s'],
  ])('%s is not read', (_which, ref) => {
    expect(move.read(ref)).toBeUndefined();
  });

  it.each([
    ['a separator', 'a:b'],
    ['a space', 'a b'],
    ['what a person typed', 'une idée'],
    ['more than a platform can hold', 'x'.repeat(maxActionLength)],
  ])('cannot carry %s: that is a bug', (_what, step) => {
    expect(() => move.ref({ workshop: 'w', step })).toThrow();
  });

  it('never throws on what a stranger sends', () => {
    fc.assert(
      fc.property(fc.string(), (ref) => {
        expect(typeof actionName(ref)).toBe('string');
        const read = move.read(ref);
        if (read !== undefined) expect(move.ref(read)).toBe(ref);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the actions of all rooms', () => {
  it('have each a name of their own', () => {
    const names = allActions.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('have names that an address can begin with', () => {
    for (const { name } of allActions) expect(actionName(`${name}:x`)).toBe(name);
  });

  it('are not read as one another', () => {
    const ids = ['a1', 'b2', 'c3'];
    for (const one of allActions) {
      const ref = [one.name, ...one.fields.map((_, at) => ids[at] ?? '')].join(':');
      const readers = allActions.filter((each) => each.read(ref) !== undefined);
      expect(readers.map(({ name }) => name)).toEqual([one.name]);
    }
  });
});
