import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxKept, maxForeword } from '../../../src/board/domain/highlights.ts';
import { workshopStateSchema } from '../../../src/workshop/domain/state.ts';
import { anyAttempt, anyHistory, play } from '../../support/any-intent.ts';
import { moderator } from '../../support/people.ts';
import { ada, bo, chi, idea, underWay, type WorkshopRun } from '../../support/workshops.ts';

const mark = (id: string) => ({ type: 'markContribution' as const, id });
const unmark = (id: string) => ({ type: 'unmarkContribution' as const, id });
const keep = (ids: readonly string[], board = 'traces') => ({
  type: 'keepIdeas' as const,
  board,
  ids,
});
const foreword = (text: string) => ({ type: 'setForeword' as const, text });
const kept = (run: WorkshopRun) => run.state.highlights.kept;

const written = () => underWay().do(bo, idea('un'), idea('deux'), idea('trois'));

describe('an idea for the summary', () => {
  it('is marked, and unmarked again', () => {
    const run = written().do(ada, mark('c2'), mark('c1'));
    expect(kept(run)).toEqual(['c2', 'c1']);
    expect(kept(run.do(ada, unmark('c2')))).toEqual(['c1']);
  });

  it('is marked once, however often somebody asks', () => {
    const run = written().do(ada, mark('c1'));
    const before = run.events.length;
    run.do(ada, mark('c1'), unmark('c2'));
    expect(run.events.length).toBe(before);
  });

  it('is for facilitators to choose', () => {
    expect(written().verdict(bo, mark('c1'))).toBe('notFacilitator');
    expect(written().verdict(chi, keep(['c1']))).toBe('notFacilitator');
  });

  it('must exist and not be withdrawn', () => {
    const run = written().do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(run.verdict(ada, mark('c1'))).toBe('contributionUnknown');
    expect(run.verdict(ada, mark('nothing'))).toBe('contributionUnknown');
    expect(run.verdict(ada, mark('__proto__'))).toBe('contributionUnknown');
  });

  it('goes away when its author withdraws it', () => {
    const run = written().do(ada, mark('c1'), mark('c2'));
    run.do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(kept(run)).toEqual(['c2']);
  });

  it('stays when its author edits it', () => {
    const run = written().do(ada, mark('c1'));
    run.do(bo, { type: 'editContribution', id: 'c1', values: { idee: 'un !' }, anonymous: false });
    expect(kept(run)).toEqual(['c1']);
  });

  it('is one of a limited number', () => {
    const run = underWay();
    for (let count = 0; count <= maxKept; count += 1) run.do(bo, idea(`idée ${count}`));
    for (let count = 1; count <= maxKept; count += 1) run.do(ada, mark(`c${count}`));
    expect(run.verdict(ada, mark(`c${maxKept + 1}`))).toBe('tooManyIdeas');
    run.do(ada, unmark('c1'), mark(`c${maxKept + 1}`));
    expect(kept(run)).toHaveLength(maxKept);
  });
});

describe('choosing on a board', () => {
  it('keeps exactly what is ticked there, and affects no other board', () => {
    const run = written().do(bo, idea('quatre', { board: 'proches' }));
    run.do(ada, mark('c1'), mark('c4'), keep(['c2', 'c3']));
    expect(kept(run)).toEqual(['c4', 'c2', 'c3']);
    expect(kept(run.do(ada, keep([])))).toEqual(['c4']);
  });

  it('skips what was withdrawn in the meantime, and what is on another board', () => {
    const run = written().do(bo, idea('quatre', { board: 'proches' }));
    run.do(bo, { type: 'withdrawContribution', id: 'c1' });
    expect(kept(run.do(ada, keep(['c1', 'c2', 'c4'])))).toEqual(['c2']);
  });

  it('refuses too many, and then changes nothing', () => {
    const run = underWay();
    for (let count = 0; count <= maxKept; count += 1) run.do(bo, idea(`idée ${count}`));
    const ids = Array.from({ length: maxKept + 1 }, (_, index) => `c${index + 1}`);
    expect(run.verdict(ada, keep(ids))).toBe('tooManyIdeas');
    expect(kept(run)).toEqual([]);
    run.do(ada, keep(ids.slice(1)));
    // As many added as removed, right at the limit.
    expect(run.verdict(ada, keep(ids.slice(0, -1)))).toBe('allowed');
  });
});

describe('the foreword of the summary', () => {
  it('is kept with its author, trimmed, and can be changed and removed', () => {
    const run = written().do(ada, foreword('  Merci à vous ! '));
    expect(run.state.highlights.foreword).toEqual({
      text: 'Merci à vous !',
      by: 'ada',
      name: ada.name,
    });
    run.do(moderator('eve'), foreword('Merci encore'));
    expect(run.state.highlights.foreword).toMatchObject({ text: 'Merci encore', by: 'eve' });
    expect(run.do(ada, foreword(' \n ')).state.highlights.foreword).toBeNull();
  });

  it('is limited to what people will read', () => {
    expect(written().verdict(ada, foreword('x'.repeat(maxForeword + 1)))).toBe('forewordTooLong');
    expect(written().verdict(ada, foreword('x'.repeat(maxForeword)))).toBe('allowed');
  });

  it('records nothing if nothing changes', () => {
    const run = written().do(ada, foreword('Merci'));
    const before = run.events.length;
    run.do(ada, foreword('Merci '));
    expect(run.events.length).toBe(before);
    expect(written().try(ada, foreword(''))).toEqual({ ok: true, value: [] });
  });

  it('is for facilitators', () => {
    expect(written().verdict(bo, foreword('Moi !'))).toBe('notFacilitator');
  });
});

describe('a workshop that has ended', () => {
  it('can still get a foreword, highlighted ideas, and a request for its summary', () => {
    const run = written().do(ada, { type: 'end' }, mark('c1'), foreword('Merci'), keep(['c3']));
    expect(run.state.highlights).toMatchObject({ kept: ['c3'], foreword: { text: 'Merci' } });
    expect(run.verdict(ada, { type: 'askSummary' })).toBe('allowed');
    expect(run.verdict(bo, mark('c1'))).toBe('notFacilitator');
  });
});

describe('an older workshop', () => {
  it('reads back from a snapshot without ideas or foreword', () => {
    const { highlights: _none, ...before } = written().state;
    expect(workshopStateSchema.parse(before).highlights).toEqual({ foreword: null, kept: [] });
  });
});

describe('whatever people do', () => {
  it('only existing contributions are marked, each once, up to the limit', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyAttempt, { maxLength: 30 }), (history, later) => {
        const run = play(history);
        for (const { by, intent } of later) run.try(by, intent);
        const { boards, highlights } = run.state;
        expect(highlights.kept.length).toBeLessThanOrEqual(maxKept);
        expect(new Set(highlights.kept).size).toBe(highlights.kept.length);
        for (const id of highlights.kept) expect(boards.contributions[id]?.withdrawn).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
