import { yieldToEventLoop } from '../engine/cooperative.ts';
import { reportPictures, type PlacedIllustration } from './report/report-pictures.ts';
import type { Report } from './report/report.ts';

/** The pictures of a report, chosen once others have had their turn: what made it took its time. */
export async function chosenPictures(report: Report): Promise<PlacedIllustration[]> {
  await yieldToEventLoop();
  return reportPictures(report);
}
