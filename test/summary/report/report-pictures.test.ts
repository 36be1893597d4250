import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/summary/report/parts.ts';
import { reportPictures } from '../../../src/summary/report/report-pictures.ts';
import { rehearsedReport, reportAbout } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

describe('the pictures of a report', () => {
  it.each([fr, en])('each belong to an existing heading ($locale)', (t) => {
    const report = rehearsedReport(t);
    const headings = partsOf(report).flatMap((part) => (part.kind === 'heading' ? [part.id] : []));
    const placed = reportPictures(report);
    expect(placed.map(({ picture, after }) => [picture.kind, after])).toEqual([
      ['words', 'go-round'],
      ['canvas', 'pillars'],
      ['circles', 'exercise-exercice-1'],
      ['grid', 'exercise-exercice-3'],
      ['poll', 'poll-1'],
    ]);
    expect(headings).toEqual(expect.arrayContaining(placed.map(({ after }) => after)));
    expect(placed.filter(({ picture }) => picture.lang !== t.locale)).toEqual([]);
    expect(placed.filter(({ alt }) => alt.trim() === '')).toEqual([]);
  });

  it('don’t exist if there is nothing to draw', () => {
    expect(reportPictures(reportAbout(new Stage()))).toEqual([]);
  });

  it.each([
    ['anonyme', fr],
    ['anonymous', en],
  ])('draw the last row, “%s”, for a voter who asked not to be named', (none, t) => {
    const poll = pollWith({ votes: [['a'], ['b']], closed: true });
    const report = reportAbout(allOpen(), [poll], t, ['v2']);
    const [drawn] = reportPictures(report).map(({ picture }) => picture);
    expect(drawn).toMatchObject({
      kind: 'poll',
      voters: [
        { name: 'Nom de v3', stances: ['no', 'yes', 'no'] },
        { name: none, stances: ['yes', 'no', 'no'] },
      ],
    });
  });

  it('show no poll whose result is hidden', () => {
    const hidden = pollWith({ votes: [['a', '']], rules: { resultsWhileOpen: false } });
    const kinds = reportPictures(reportAbout(allOpen(), [hidden])).map(
      ({ picture }) => picture.kind,
    );
    expect(kinds).not.toContain('poll');
  });
});
