import { privately, refused, type Leaf } from '../src/app/command.ts';
import { requiredChoice } from '../src/app/options.ts';
import { paintedPictures } from '../src/app/report-cases.ts';
import { fitted } from '../src/app/unhurried.ts';
import { filesIn, reportFormats } from '../src/report/report-files.ts';
import { reportOf } from '../src/report/report.ts';
import { note } from '../src/view/receipts.ts';
import type { ViewFile } from '../src/view/view.ts';
import { pollsOf } from './polls-here.ts';
import { facilitated } from './highlights.ts';

const format = requiredChoice('format', reportFormats);

const sentences = {
  markdown: 'export.summary.markdown',
  html: 'export.summary.html',
  boards: 'export.summary.boards',
  json: 'export.summary.json',
} as const;

/** The report as it stands now, in the workshop's language; after the workshop too. */
export const exportSummary: Leaf = {
  options: [format],
  run: async (context, given) => {
    const { palabre, place, t, translatorOf, fileBytes } = context;
    const found = await palabre.lastWorkshopIn(place);
    if (!found.ok) return refused(found.error);
    const workshop = await facilitated(context, found.value.id);
    if ('kind' in workshop) return workshop;
    const community = await palabre.community(workshop.opening.community);
    if (!community.ok) return refused(community.error);
    const { unnamed } = community.value;
    const polls = await pollsOf(context, workshop);
    const report = reportOf(workshop, polls, unnamed, translatorOf(workshop.opening.locale));
    const kind = given(format);
    const pictures = kind === 'html' ? await paintedPictures(palabre.house.tools, report) : [];
    const files: ViewFile[] = [];
    for (const file of filesIn(kind, report, pictures)) {
      const written = await fitted(file, fileBytes);
      if (written === undefined) return refused({ kind: 'answerTooBig', max: fileBytes });
      files.push(written);
    }
    if (files.length === 0) return privately(note(t.say('export.summary.noBoard')));
    return privately({ ...note(t.say(sentences[kind])), files });
  },
};
