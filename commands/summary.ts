import { handle, leaf, privately, refused, type Feature, type Reply } from '../src/app/command.ts';
import { summarySources } from '../src/app/summary-cases.ts';
import { act } from '../src/app/workshop-cases.ts';
import { summarise } from '../src/domain/summary.ts';
import { actions } from '../src/view/actions.ts';
import { note } from '../src/view/receipts.ts';
import { summaryPreview } from '../src/view/summary-making.ts';
import { illustrations } from '../src/view/summary-pictures.ts';
import { summaryViews } from '../src/view/summary-post.ts';
import type { InWorkshop } from './acting.ts';
import { orphan } from './orphans.ts';
import { exportSummary } from './summary-files.ts';

/** As it would be posted now, in the language of the channel, for the facilitators' eyes. */
async function preview({ subject, t, translatorOf }: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop } = subject.value;
  const summary = summarise(workshop, sources.value.polls, sources.value.unnamed);
  const scene = { workshop, t: translatorOf(workshop.opening.locale) };
  const views = summaryViews(scene, summary, illustrations(scene, summary));
  return privately(summaryPreview({ workshop, t }, views));
}

/** Posted anew, the same messages change: whoever asked for that is told that, not the first time's. */
async function post({ subject, t, channelGone }: InWorkshop): Promise<Reply> {
  if (channelGone(subject.value.workshop.opening.channel)) return refused({ kind: 'channelGone' });
  const acted = await act(subject, { type: 'askSummary' });
  if (!acted.ok) return refused(acted.error);
  const isFirst = acted.value.workshop.summaryAsked === 1;
  return privately(note(t.say(isFirst ? 'done.summaryPosted' : 'done.summaryUpdated')));
}

/** Of the workshop a channel holds or, between two, of the last that ended there. */
export const summaryFeature: Feature = {
  commands: [
    {
      name: 'summary',
      access: 'everyone',
      subcommands: {
        preview: leaf('summary preview', [orphan], preview, { workshop: orphan }),
        post: leaf('summary post', [], post),
        export: exportSummary,
      },
    },
  ],
  handlers: [handle(actions.summaryPreview, preview), handle(actions.summaryPost, post)],
};
