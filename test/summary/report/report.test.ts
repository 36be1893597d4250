import { expect, it } from 'vitest';
import { reportOf, subtitleOf } from '../../../src/summary/report/report.ts';
import { rehearsedReport } from '../../support/reports.ts';

it('says whose workshop it was only where its template does', () => {
  const { workshop, t } = rehearsedReport();
  const { organiser: _, ...template } = workshop.opening.template;
  const by = (name: string | undefined) => {
    const named = name === undefined ? template : { ...template, organiser: name };
    return subtitleOf(
      reportOf({ ...workshop, opening: { ...workshop.opening, template: named } }, [], [], t),
    );
  };
  expect(by('Un collectif')).toBe(`${by(undefined)} · Un collectif`);
  expect(by(undefined)).toMatch(/^\d+\s\p{L}+\s\d{4}$/u);
});
