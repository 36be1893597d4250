import type { ReportPicture } from './report/html.ts';
import { reportPictures } from './report/report-pictures.ts';
import type { Report } from './report/report.ts';
import { painted, type Painting } from '../engine/painting.ts';
import { yieldToEventLoop } from '../engine/cooperative.ts';

/** The pictures of a report, painted. One that could not be is left out: the report says it in words. */
export async function paintedPictures(
  painting: Painting,
  report: Report,
): Promise<ReportPicture[]> {
  // What made the report took its time, and choosing what its pictures say takes as much.
  await yieldToEventLoop();
  const all = reportPictures(report).map(async ({ picture, alt, after }) => {
    const png = await painted(painting, picture);
    return png === undefined ? [] : [{ png, alt, after }];
  });
  return (await Promise.all(all)).flat();
}
