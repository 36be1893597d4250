import { leaf, privately, refused } from '../engine/requests/command.ts';
import { requiredChoice } from '../engine/requests/options.ts';
import { chosenPictures } from './report-cases.ts';
import { summarySources } from './cases.ts';
import { fitted } from '../engine/cooperative.ts';
import { filesIn, reportFormats } from './report/report-files.ts';
import { reportOf } from './report/report.ts';
import { note } from '../kernel/view/note.ts';
import type { ViewFile } from '../kernel/view/view.ts';
import { orphan } from '../workshop/orphans-offered.ts';

const format = requiredChoice('format', reportFormats);

const sentences = {
  markdown: 'export.summary.markdown',
  html: 'export.summary.html',
  boards: 'export.summary.boards',
  json: 'export.summary.json',
} as const;

/** The report as it stands now, in the workshop's language; after the workshop too. */
export const exportSummary = leaf(
  'summary export',
  [format, orphan],
  async ({ subject, t, translatorOf, fileBytes }, given) => {
    const sources = await summarySources(subject);
    if (!sources.ok) return refused(sources.error);
    const { polls, attributionOptOuts } = sources.value;
    const { workshop } = subject.value;
    const report = reportOf(
      workshop,
      polls,
      attributionOptOuts,
      translatorOf(workshop.opening.locale),
    );
    const kind = given(format);
    const pictures = kind === 'html' ? await chosenPictures(report) : [];
    const files: ViewFile[] = [];
    for (const file of filesIn(kind, report, pictures)) {
      const written = await fitted(file, fileBytes);
      if (written === undefined) return refused({ kind: 'answerTooBig', max: fileBytes });
      files.push(written);
    }
    if (files.length === 0) return privately(note(t.say('export.summary.noBoard')));
    return privately({ ...note(t.say(sentences[kind])), files });
  },
  { workshop: orphan },
);
