import { boardFiles } from './board-csv.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';
import type { FileInPieces } from '../../kernel/view/view.ts';
import type { Report } from './report.ts';
import type { PlacedIllustration } from './report-pictures.ts';
import { summaryJson } from './json.ts';

export const reportFormats = ['markdown', 'html', 'boards', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The files of one format: usually one; for tables, one per board with contributions. */
export function filesIn(
  format: ReportFormat,
  report: Report,
  pictures: readonly PlacedIllustration[] = [],
): FileInPieces[] {
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

/** The files attached to the summary, by format: to read and print, to paste, to reuse. */
export function reportFiles(
  report: Report,
  pictures: readonly PlacedIllustration[] = [],
): FileInPieces[] {
  return (['html', 'markdown', 'json'] as const).flatMap((format) =>
    filesIn(format, report, pictures),
  );
}
