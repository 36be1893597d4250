import { fitted } from '../engine/cooperative.ts';
import { privately, refused, type Reply } from '../engine/requests/reply.ts';
import { note } from '../kernel/view/note.ts';
import type { ViewFile } from '../kernel/view/view.ts';
import type { InWorkshop } from '../workshop/subjects.ts';
import { summarySources } from './cases.ts';
import { chosenPictures } from './report-cases.ts';
import { painted } from '../engine/painting.ts';
import { Admitted } from '../engine/requests/admission.ts';
import { writtenYaml } from '../template/files/edited-yaml.ts';
import { pdfOf } from '../pictures/pdf.ts';
import { filesIn, type ReportFormat } from './report/report-files.ts';
import { isoDay, reportOf, subtitleOf } from './report/report.ts';
import { posterPicture } from './view/poster-picture.ts';

/** The workshop itself, as another community can open it in its studio, or put it in its folder. */
export async function exportWorkshop({ subject, t }: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { template } = sources.value.workshop.opening;
  const file = { name: `${template.id}.yaml`, text: writtenYaml(template) };
  return privately({ ...note(t.say('export.workshop.done')), files: [file] });
}

const sentences = {
  markdown: 'export.summary.markdown',
  html: 'export.summary.html',
  boards: 'export.summary.boards',
  json: 'export.summary.json',
} as const satisfies Record<ReportFormat, string>;

/** One sheet to hang: as a picture, which is a PNG, and as a PDF for a printer. */
export async function exportPoster({
  subject,
  t,
  translatorOf,
  fileBytes,
}: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop, polls, attributionOptOuts } = sources.value;
  const { opening } = workshop;
  const words = translatorOf(opening.locale, opening.timezone);
  const report = reportOf(workshop, polls, attributionOptOuts, words);
  const drawn = posterPicture(report.summary, opening.template, subtitleOf(report), words);
  const { tools } = Admitted.visitOf(subject).app;
  const png = await painted(tools, drawn.picture);
  if (png === undefined) return privately(note(t.say('export.poster.undrawn')));
  const bytes = pdfOf(png, words.plain('report.title', { title: report.summary.title }));
  if (bytes.length > fileBytes) return refused({ kind: 'answerTooBig', max: fileBytes });
  const said = note(t.say('export.poster.done'));
  return privately({
    ...said,
    blocks: [...said.blocks, { kind: 'picture', ...drawn }],
    files: [{ name: `${words.plain('report.posterFile')}-${isoDay(report)}.pdf`, text: '', bytes }],
  });
}

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
