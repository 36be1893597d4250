import type { ReportPicture } from './report/html.ts';
import { reportPictures } from './report/report-pictures.ts';
import type { Report } from './report/report.ts';
import { painted, type Painting } from '../engine/painting.ts';
import { yieldToEventLoop } from '../engine/cooperative.ts';

/** The pictures of a report, painted. Those that could not be are left out: the report has the words. */
export async function paintedPictures(
  painting: Painting,
  report: Report,
): Promise<ReportPicture[]> {
  // Preparing the report took time, and so does choosing what its pictures show.
  await yieldToEventLoop();
  const all = reportPictures(report).map(async ({ picture, alt, after }) => {
    const png = await painted(painting, picture);
    return png === undefined ? [] : [{ png, alt, after }];
  });
  return (await Promise.all(all)).flat();
}
