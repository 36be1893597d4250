import {
  handle,
  leaf,
  privately,
  refused,
  type Feature,
  type Reply,
} from '../src/engine/requests/command.ts';
import { summarySources } from '../src/summary/cases.ts';
import { act } from '../src/workshop/cases.ts';
import { summarise } from '../src/summary/domain/summary.ts';
import { summaryActions } from '../src/summary/view/actions.ts';
import { note } from '../src/kernel/view/note.ts';
import { summaryPreview } from '../src/summary/view/making.ts';
import { illustrations } from '../src/summary/view/pictures.ts';
import { summaryViews } from '../src/summary/view/post.ts';
import type { InWorkshop } from '../src/workshop/acting.ts';
import { orphan } from '../src/workshop/orphans-offered.ts';
import { exportSummary } from '../src/summary/export.ts';

/** As it would be posted now, in the language of the channel, for the facilitators' eyes. */
async function preview({ subject, t, translatorOf }: InWorkshop): Promise<Reply> {
  const sources = await summarySources(subject);
  if (!sources.ok) return refused(sources.error);
  const { workshop } = subject.value;
  const summary = summarise(workshop, sources.value.polls, sources.value.attributionOptOuts);
  const scene = { workshop, t: translatorOf(workshop.opening.locale, workshop.opening.timezone) };
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
  handlers: [handle(summaryActions.preview, preview), handle(summaryActions.post, post)],
};
