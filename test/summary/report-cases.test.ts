import { describe, expect, it } from 'vitest';
import { paintedPictures } from '../../src/summary/report-cases.ts';
import { reportPictures } from '../../src/summary/report/report-pictures.ts';
import { keptLog } from '../support/logs.ts';
import { fakePainter, smallPng } from '../support/painter.ts';
import { rehearsedReport } from '../support/reports.ts';

describe('the pictures of a report, painted', () => {
  const report = rehearsedReport();

  it('are all there, each where it belongs, with its words', async () => {
    const painting = { painter: fakePainter(), log: keptLog().log };
    const placed = reportPictures(report).map(({ alt, after }) => ({ png: smallPng, alt, after }));
    expect(placed.length).toBeGreaterThan(3);
    expect(await paintedPictures(painting, report)).toEqual(placed);
  });

  it('are chosen once others have had their turn, since choosing them takes its time', async () => {
    let waiting = true;
    setImmediate(() => (waiting = false));
    const painter = {
      ...fakePainter(),
      paint: async () => {
        expect(waiting).toBe(false);
        return smallPng;
      },
    };
    const { log, entries } = keptLog();
    expect(await paintedPictures({ painter, log }, report)).not.toEqual([]);
    expect(entries).toEqual([]);
  });

  it('are left out where they cannot be painted, and the log has none of their words', async () => {
    const painter = fakePainter();
    painter.breakDown();
    const { log, entries } = keptLog();
    expect(await paintedPictures({ painter, log }, report)).toEqual([]);
    expect(entries).toHaveLength(reportPictures(report).length);
    expect(JSON.stringify(entries)).not.toContain('no brush');
  });
});
