import { describe, expect, it } from 'vitest';
import { chosenPictures } from '../../src/summary/report-cases.ts';
import { reportPictures } from '../../src/summary/report/report-pictures.ts';
import { rehearsedReport } from '../support/reports.ts';

describe('the pictures of a report', () => {
  const report = rehearsedReport();

  it('are all there, each where it belongs, with its words', async () => {
    const placed = reportPictures(report);
    expect(placed.length).toBeGreaterThan(3);
    expect(await chosenPictures(report)).toEqual(placed);
  });

  it('are chosen once others have had their turn, since choosing them takes its time', async () => {
    let waiting = true;
    setImmediate(() => (waiting = false));
    await chosenPictures(report);
    expect(waiting).toBe(false);
  });
});
