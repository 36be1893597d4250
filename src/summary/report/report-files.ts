import { boardFiles } from './board-csv.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';
import type { Report, ReportFile } from './report.ts';
import type { PlacedIllustration } from './report-pictures.ts';
import { summaryJson } from './json.ts';

export const reportFormats = ['markdown', 'html', 'boards', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The files of one format: one for most, one for each board that has something for tables. */
export function filesIn(
  format: ReportFormat,
  report: Report,
  pictures: readonly PlacedIllustration[] = [],
): ReportFile[] {
  switch (format) {
    case 'markdown':
      return [markdownReport(report)];
    case 'html':
      return [htmlReport(report, pictures)];
    case 'boards':
      return boardFiles(report);
    case 'json':
      return [summaryJson(report)];
  }
}

/** What goes with the summary, a file a format: to read and print, to paste, to use again. */
export function reportFiles(
  report: Report,
  pictures: readonly PlacedIllustration[] = [],
): ReportFile[] {
  return (['html', 'markdown', 'json'] as const).flatMap((format) =>
    filesIn(format, report, pictures),
  );
}
