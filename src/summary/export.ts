import { fitted } from '../engine/cooperative.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { note } from '../kernel/view/note.ts';
import type { ViewFile } from '../kernel/view/view.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { summarySources } from './cases.ts';
import { chosenPictures } from './report-cases.ts';
import { filesIn, type ReportFormat } from './report/report-files.ts';
import { reportOf } from './report/report.ts';

const sentences = {
  markdown: 'export.summary.markdown',
  html: 'export.summary.html',
  boards: 'export.summary.boards',
  json: 'export.summary.json',
} as const satisfies Record<ReportFormat, string>;

/** The current report, in the workshop's language; available after the workshop too. */
export async function exportSummary(
  { subject, t, translatorOf, fileBytes }: InWorkshop,
  format: ReportFormat,
): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop, polls, attributionOptOuts } = sources.value;
  const words = translatorOf(workshop.opening.locale, workshop.opening.timezone);
  const report = reportOf(workshop, polls, attributionOptOuts, words);
  const pictures = format === 'html' ? await chosenPictures(report) : [];
  const files: ViewFile[] = [];
  for (const file of filesIn(format, report, pictures)) {
    const written = await fitted(file, fileBytes);
    if (written === undefined) return refused({ kind: 'answerTooBig', max: fileBytes });
    files.push(written);
  }
  if (files.length === 0) return privately(note(t.say('export.summary.noBoard')));
  return privately({ ...note(t.say(sentences[format])), files });
}
