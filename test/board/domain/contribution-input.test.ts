import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byBoard,
  emptyBoards,
  foldBoards,
  type BoardEvent,
  type Contribution,
} from '../../../src/board/domain/board.ts';
import { checkInput } from '../../../src/board/domain/contribution-input.ts';
import { emptyHighlights, foldHighlights } from '../../../src/board/domain/highlights.ts';
import { findBoard } from '../../../src/template/domain/lookup.ts';
import { sampleTemplate } from '../../support/sample-template.ts';

const found = findBoard(sampleTemplate, 'dons');
const form = found?.forms[0];
if (found === undefined || form === undefined) throw new Error('no such board');
/** What is given is asked for, the word that may follow is one. */
const [what, word] = ['quoi', 'mot'];
const board = found;
const shape = form;

const check = (values: Record<string, string>) =>
  checkInput(board, shape, { values, anonymous: false });
const mistake = (values: Record<string, string>) => {
  const checked = check(values);
  return checked.ok ? undefined : checked.error;
};

describe('what somebody typed in a form', () => {
  it.each([
    ['spaces', ' un four ', 'un four'],
    ['tabs and new lines', '\t\nun four\r\n', 'un four'],
    ['spaces that do not break', '\u00A0un four\u202F', 'un four'],
    ['nothing', 'un four', 'un four'],
    ['its own lines', 'un four\n\nà pain', 'un four\n\nà pain'],
  ])('is kept without %s around it', (_, typed, kept) => {
    expect(check({ [what]: typed })).toEqual({ ok: true, value: { [what]: kept } });
  });

  it.each(['', ' ', '\n', '\u00A0', '\u3000'])('is missing if it says nothing: %j', (typed) => {
    expect(mistake({ [what]: typed })).toEqual({ kind: 'fieldMissing', field: what });
    expect(mistake({})).toEqual({ kind: 'fieldMissing', field: what });
  });

  it.each(['lien', 'faire-ensemble', 'l’entraide', "l'entraide", '🧶', 'été'])(
    'is one word where one is asked for: %j',
    (typed) => {
      expect(check({ [what]: 'x', [word]: ` ${typed} ` })).toEqual({
        ok: true,
        value: { [what]: 'x', [word]: typed },
      });
    },
  );

  it.each(['mon lien', 'mon\u00A0lien', 'mon\nlien', 'lien !'])('is not one word: %j', (typed) => {
    expect(mistake({ [what]: 'x', [word]: typed })).toEqual({
      kind: 'fieldNotOneWord',
      field: word,
    });
  });

  it('has as many characters as its field holds, accents included', () => {
    expect(mistake({ [what]: 'é'.repeat(1000) })).toBeUndefined();
    expect(mistake({ [what]: 'é'.repeat(1001) })).toEqual({
      kind: 'fieldTooLong',
      field: what,
      max: 1000,
    });
  });

  it('is told of the first field that is wrong, in the order of the form', () => {
    expect(mistake({ [what]: '', [word]: 'deux mots' })).toMatchObject({ field: what });
  });

  it('checked again is the same, and holds no field that the form has not', () => {
    const typed = fc.dictionary(fc.constantFrom(what, word, 'autre', 'constructor'), fc.string());
    fc.assert(
      fc.property(typed, (values) => {
        const checked = check(values);
        if (!checked.ok) return;
        expect(check(checked.value)).toEqual(checked);
        for (const [field, text] of Object.entries(checked.value)) {
          expect([what, word]).toContain(field);
          expect(text).toBe(text.trim());
        }
      }),
    );
  });
});

const added = (id: string, on = 'dons'): BoardEvent => ({
  type: 'contribution.added',
  id,
  board: on,
  form: shape.id,
  author: 'bo',
  authorName: 'Bo',
  anonymous: false,
  values: { [what]: id },
  at: 1,
});
const edited = (id: string): BoardEvent => ({
  type: 'contribution.edited',
  id,
  anonymous: true,
  values: { [what]: 'autre' },
});

describe('what happened on boards', () => {
  it.each(['c2', 'constructor', '__proto__'])('is nothing for a contribution %j', (id) => {
    const state = emptyBoards();
    foldBoards(state, added('c1'));
    const before = structuredClone(state);
    foldBoards(state, edited(id));
    foldBoards(state, { type: 'contribution.withdrawn', id });
    expect(state).toEqual(before);
  });

  it('shows anew with every change, and never where or when it was written', () => {
    const state = emptyBoards();
    const all = [added('c1'), edited('c1'), edited('c1')];
    for (const event of all) foldBoards(state, event);
    foldBoards(state, { type: 'contribution.withdrawn', id: 'c1' });
    expect(state.contributions['c1']).toMatchObject({ revision: 4, at: 1, board: 'dons' });
  });

  it('opens a board once, in the order people came to them', () => {
    const state = emptyBoards();
    for (const each of ['b', 'a', 'b']) foldBoards(state, { type: 'board.opened', board: each });
    expect(state.opened).toEqual(['b', 'a']);
  });

  it('can be told by board: all of it, each once, in the order it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'constructor')), (boards) => {
        const state = emptyBoards();
        for (const [index, on] of boards.entries()) foldBoards(state, added(`c${index}`, on));
        const entries: Contribution[] = Object.values(state.contributions);
        const groups = byBoard(entries);
        expect([...groups.values()].flat()).toHaveLength(entries.length);
        for (const [on, group] of groups)
          expect(group).toEqual(entries.filter((entry) => entry.board === on));
      }),
    );
  });
});

describe('the ideas of the summary', () => {
  it('leave the list that somebody holds as it was', () => {
    const state = emptyHighlights();
    foldHighlights(state, { type: 'contribution.marked', id: 'c1' });
    const { kept } = state;
    foldHighlights(state, { type: 'contribution.marked', id: 'c2' });
    foldHighlights(state, { type: 'contribution.unmarked', id: 'c1' });
    expect(kept).toEqual(['c1']);
    expect(state.kept).toEqual(['c2']);
  });
});
